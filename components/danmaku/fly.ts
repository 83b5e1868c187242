export type Flight = {
  text: string
  /** From the top of the sky. */
  topPx: number
  widthPx: number
  letterPx: number
  pxPerSecond: number
}

/**
 * Lets one comment fly over the sky from its right edge to beyond its left, once. The browser's compositor moves it: a
 * page that is busy with a full room does not shake it, and it costs the page nothing on its way.
 */
export function fly(sky: HTMLElement, { text, topPx, widthPx, letterPx, pxPerSecond }: Flight): void {
  const comment = document.createElement('span')
  comment.textContent = text
  comment.style.top = `${topPx}px`
  comment.style.fontSize = `${letterPx}px`
  sky.append(comment)
  const startPx = sky.clientWidth
  const flight = comment.animate(
    [{ transform: `translateX(${startPx}px)` }, { transform: `translateX(${-widthPx}px)` }],
    { duration: ((startPx + widthPx) / pxPerSecond) * 1_000, fill: 'both' },
  )
  flight.addEventListener('finish', () => comment.remove())
}

let pen: CanvasRenderingContext2D | null = null

/** As wide as it is written, without asking the page to be laid out. */
export function measureText(text: string, font: string): number {
  pen ??= document.createElement('canvas').getContext('2d')
  if (!pen) return 0
  pen.font = font
  return pen.measureText(text).width
}
