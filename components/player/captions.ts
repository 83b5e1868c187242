const storageKey = 'caibo.captions'
const off = 'off'

type CaptionTrack = Pick<TextTrack, 'kind' | 'mode' | 'language' | 'label'>
type Captioned<Track extends CaptionTrack> = { readonly textTracks: Iterable<Track> }

/** Captions whose lines we draw ourselves are `hidden` to the browser; `showing` ones it draws. */
export function shownCaptions<Track extends CaptionTrack>(video: Captioned<Track>): Track | null {
  return captionTracks(video).find(({ mode }) => mode !== 'disabled') ?? null
}

/**
 * The next language's captions, and none (null) after the last; the first track is the programme's own language.
 * Returns what is shown now; `none` where there are no captions at all. The choice is kept for the next show.
 */
export function stepCaptions<Track extends CaptionTrack>(video: Captioned<Track>): Track | null | 'none' {
  const tracks = captionTracks(video)
  if (tracks.length === 0) return 'none'
  const next = tracks[tracks.findIndex(({ mode }) => mode !== 'disabled') + 1] ?? null
  for (const track of tracks) track.mode = track === next ? 'hidden' : 'disabled'
  keepChoice(next?.language ?? off)
  return next
}

/** What this viewer chose the last time, where the show has it. */
export function restoreCaptions<Track extends CaptionTrack>(video: Captioned<Track>): void {
  const chosen = keptChoice()
  if (chosen === null || shownCaptions(video) !== null) return
  const track = captionTracks(video).find(({ language }) => language === chosen)
  if (track) track.mode = 'hidden'
}

export function captionTracks<Track extends CaptionTrack>({ textTracks }: Captioned<Track>): Track[] {
  return [...textTracks].filter(({ kind }) => kind === 'captions' || kind === 'subtitles')
}

function keptChoice(): string | null {
  try {
    return localStorage.getItem(storageKey)
  } catch {
    return null
  }
}

function keepChoice(choice: string): void {
  try {
    localStorage.setItem(storageKey, choice)
  } catch {
    // Private windows may refuse; the choice then holds for this page.
  }
}
