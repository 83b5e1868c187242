/**
 * Hears when nobody sees or hears the picture any more, and when it is seen again. A browser has six
 * connections a host: a hidden, silent picture gives its own back.
 */
export function watchVisibility(
  video: HTMLVideoElement,
  heard: { onRest: () => void; onSeen: () => void },
  signal: AbortSignal,
): void {
  const look = () => {
    const isHeard = !video.muted || document.pictureInPictureElement === video
    if (!document.hidden) heard.onSeen()
    else if (!isHeard) heard.onRest()
  }
  // A page may open behind another one.
  if (document.hidden) look()
  document.addEventListener('visibilitychange', look, { signal })
}
