/** Picture in picture on or off; browsers without it do nothing. */
export async function togglePictureInPicture(video: HTMLVideoElement): Promise<void> {
  if (!document.pictureInPictureEnabled) return
  if (document.pictureInPictureElement === video) await document.exitPictureInPicture()
  else await video.requestPictureInPicture()
}

/** Full screen for the whole player, so that its menus and notices come along. */
export async function toggleFullscreen(element: HTMLElement): Promise<void> {
  if (document.fullscreenElement) await document.exitFullscreen()
  else await element.requestFullscreen()
}

/** Back to the page, where the chat is; a browser that refuses leaves all as it was. */
export async function leaveFullscreen(): Promise<void> {
  if (document.fullscreenElement) await document.exitFullscreen().catch(() => {})
}

/** The captions that are over the picture now. */
export function shownCaptions(video: HTMLVideoElement): TextTrack | null {
  return captionTracks(video).find(({ mode }) => mode === 'showing') ?? null
}

/**
 * The next language's captions, and none (null) after the last; the first track is the programme's own language.
 * Returns what is shown now; `none` where there are no captions at all.
 */
export function stepCaptions(video: HTMLVideoElement): TextTrack | null | 'none' {
  const tracks = captionTracks(video)
  if (tracks.length === 0) return 'none'
  const next = tracks[tracks.findIndex(({ mode }) => mode === 'showing') + 1]
  for (const track of tracks) track.mode = track === next ? 'showing' : 'disabled'
  return next ?? null
}

function captionTracks(video: HTMLVideoElement): TextTrack[] {
  return [...video.textTracks].filter(({ kind }) => kind === 'captions' || kind === 'subtitles')
}
