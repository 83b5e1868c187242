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
