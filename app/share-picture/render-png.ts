import sharp from 'sharp'
import { RenderedPictures, type Picture } from './rendered-pictures.ts'

const pictures = new RenderedPictures({
  render: draw,
  mostBytes: 24 * 1_024 * 1_024,
  atOnce: 2,
  mostWaiting: 32,
})

/** The picture as PNG; fonts are the machine's. Throws `UNAVAILABLE` when too many others are being drawn. */
export function renderPng(svg: string): Promise<Picture> {
  return pictures.get(svg)
}

async function draw(svg: string): Promise<Picture> {
  return new Uint8Array(await sharp(Buffer.from(svg)).png({ compressionLevel: 9, palette: true }).toBuffer())
}
