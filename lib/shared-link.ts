/** A person's short link and what it brought. */
export type SharedLink = {
  code: string
  url: string
  title: string
  language: string
  leadsTo: 'show' | 'replay'
  /** When the recording that it leads to went on air. */
  recordedAt: number | null
  visits: number
  /** People behind the visits; one browser is one person. */
  visitors: number
}
