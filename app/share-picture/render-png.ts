import sharp from 'sharp'

/** The newest pictures, by what they show: a link that many open at once is drawn once. */
const drawn = new Map<string, Promise<Uint8Array<ArrayBuffer>>>()
const mostKept = 60

/** The picture as PNG; fonts are the machine's. */
export function renderPng(svg: string): Promise<Uint8Array<ArrayBuffer>> {
  const known = drawn.get(svg)
  if (known) return known
  const png = draw(svg)
  drawn.set(svg, png)
  png.catch(() => drawn.delete(svg))
  const [oldest] = drawn.keys()
  if (drawn.size > mostKept && oldest !== undefined) drawn.delete(oldest)
  return png
}

async function draw(svg: string): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await sharp(Buffer.from(svg)).png({ compressionLevel: 9, palette: true }).toBuffer())
}

/** The picture as an answer that may be kept for so long. */
export async function pngAnswer(svg: string, seconds: number): Promise<Response> {
  return new Response(await renderPng(svg), {
    headers: { 'content-type': 'image/png', 'cache-control': `public, max-age=${seconds}` },
  })
}
