import { chapterCues, type ChapterMark } from './picture-marks.ts'

/** A running show has a new small picture every few seconds; so often is soon enough to fetch them. */
const freshMs = 10_000

/**
 * Brings the small pictures to media-chrome's preview: a metadata track labelled `thumbnails`, fetched now
 * and, while the show runs, again whenever somebody points at the time range. Returns what takes it away.
 */
export function attachStoryboard(
  video: HTMLVideoElement,
  { range, url, isLive }: { range: Element; url: string; isLive: boolean },
): () => void {
  const stopping = new AbortController()
  let shown: HTMLTrackElement | null = null
  let fetchedAt = -Infinity

  function fetchTrack(): void {
    const isFresh = shown !== null && (!isLive || performance.now() - fetchedAt < freshMs)
    if (isFresh) return
    fetchedAt = performance.now()
    const older = shown
    shown = makeTrack(url)
    // The older one serves until the newer is there, so that pictures do not flicker.
    shown.addEventListener('load', () => older?.remove(), { once: true })
    shown.addEventListener('error', () => older?.remove(), { once: true })
    video.append(shown)
  }

  fetchTrack()
  for (const event of ['pointerenter', 'pointermove', 'pointerdown', 'focusin']) {
    range.addEventListener(event, fetchTrack, { signal: stopping.signal, passive: true })
  }
  return () => {
    stopping.abort()
    for (const track of video.querySelectorAll('track[label="thumbnails"]')) track.remove()
  }
}

function makeTrack(url: string): HTMLTrackElement {
  const track = document.createElement('track')
  Object.assign(track, { kind: 'metadata', label: 'thumbnails', default: true, src: url })
  return track
}

/** Chapters as media-chrome reads them: gaps in the range, and their words over the pointer. */
export function showChapters(video: HTMLVideoElement, chapters: readonly ChapterMark[]): void {
  const known = [...video.textTracks].find(({ kind }) => kind === 'chapters')
  if (!known && chapters.length === 0) return
  // A text track cannot be taken away again, so the one is filled anew.
  const track = known ?? video.addTextTrack('chapters', 'chapters')
  track.mode = 'hidden'
  for (const cue of [...(track.cues ?? [])]) track.removeCue(cue)
  for (const { startSeconds, endSeconds, text } of chapterCues(chapters)) {
    track.addCue(new VTTCue(startSeconds, endSeconds, text))
  }
  // media-chrome reads cues when the list says that something changed.
  video.textTracks.dispatchEvent(new Event('change'))
}
