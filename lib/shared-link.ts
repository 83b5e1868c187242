/** A person's short link and what it brought. */
export type SharedLink = {
  code: string
  title: string
  language: string
  visits: number
  /** People behind the visits; one browser is one person. */
  visitors: number
}
