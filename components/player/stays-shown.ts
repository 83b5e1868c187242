/** media-chrome hides its children after a while unless they say otherwise; JSX does not know the word on a div. */
export const staysShown = { noautohide: '' }
