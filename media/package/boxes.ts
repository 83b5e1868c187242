/** One ISO base media box (ISO/IEC 14496-12 §4.2): `bytes` is the whole box, `body` what follows its header. */
export type Box = { type: string; bytes: Buffer; body: Buffer }

const headerBytes = 8

/** No box that ffmpeg writes for a live pipe comes near this; a bigger one means that we lost our place. */
const maxBoxBytes = 32 * 1024 * 1024

/** Cuts a byte stream into its top-level boxes, whatever the chunk borders are. */
export class BoxSplitter {
  #chunks: Buffer[] = []
  #bytes = 0

  /** Returns the boxes that are complete now. Throws `RangeError` when the stream is no box stream. */
  push(chunk: Buffer): Box[] {
    this.#chunks.push(chunk)
    this.#bytes += chunk.length
    const boxes: Box[] = []
    for (let size = this.#nextSize(); size !== null && this.#bytes >= size; size = this.#nextSize()) {
      const joined = this.#join()
      boxes.push(readBox(joined.subarray(0, size)))
      this.#chunks = [joined.subarray(size)]
      this.#bytes -= size
    }
    return boxes
  }

  #nextSize(): number | null {
    if (this.#bytes < headerBytes) return null
    // Joining costs a copy, so look at the size in the first chunk where that is possible.
    const first = this.#chunks[0]
    const size = (first && first.length >= 4 ? first : this.#join()).readUInt32BE(0)
    if (size < headerBytes || size > maxBoxBytes) throw new RangeError(`box of ${size} bytes`)
    return size
  }

  #join(): Buffer {
    const [only] = this.#chunks
    const joined = this.#chunks.length === 1 && only ? only : Buffer.concat(this.#chunks)
    this.#chunks = [joined]
    return joined
  }
}

/** The boxes inside a container's body, in order. */
export function childBoxes(body: Buffer): Box[] {
  const boxes: Box[] = []
  for (let offset = 0; offset + headerBytes <= body.length;) {
    const size = body.readUInt32BE(offset)
    if (size < headerBytes || offset + size > body.length) throw new RangeError(`child box of ${size} bytes`)
    boxes.push(readBox(body.subarray(offset, offset + size)))
    offset += size
  }
  return boxes
}

/** The first box at a path of types below `body`, or null. */
export function findBox(body: Buffer, ...path: string[]): Box | null {
  const [type, ...deeper] = path
  const box = childBoxes(body).find((candidate) => candidate.type === type)
  if (!box || deeper.length === 0) return box ?? null
  return findBox(box.body, ...deeper)
}

/** A box from its parts. */
export function makeBox(type: string, ...parts: Buffer[]): Buffer {
  const header = Buffer.alloc(headerBytes)
  header.writeUInt32BE(headerBytes + parts.reduce((sum, part) => sum + part.length, 0), 0)
  header.write(type, 4, 'latin1')
  return Buffer.concat([header, ...parts])
}

function readBox(bytes: Buffer): Box {
  return { type: bytes.toString('latin1', 4, 8), bytes, body: bytes.subarray(headerBytes) }
}
