/** More than a hand taps in the second that the page gathers them. */
export const mostLikesInBatch = 50
