import { RtmpLimitError } from './rtmp-limit-error.ts'

const maxDepth = 16
const maxProperties = 256
const maxStringBytes = 4 * 1024

/** AMF0 markers (Adobe AMF0 specification §2.1). */
const marker = {
  number: 0x00,
  boolean: 0x01,
  string: 0x02,
  object: 0x03,
  null: 0x05,
  undefined: 0x06,
  reference: 0x07,
  ecmaArray: 0x08,
  objectEnd: 0x09,
  strictArray: 0x0a,
  date: 0x0b,
  longString: 0x0c,
  xml: 0x0f,
  typedObject: 0x10,
} as const

const fixedBytes: ReadonlyMap<number, number> = new Map([
  [marker.number, 8],
  [marker.boolean, 1],
  [marker.null, 0],
  [marker.undefined, 0],
  [marker.reference, 2],
  [marker.date, 10],
])

/**
 * Walks AMF0 values before node-media-server's decoder sees them: it recurses and allocates as the peer
 * says. Throws `RtmpLimitError` for depth, properties or strings beyond the limits, `RangeError` for a
 * value that ends in the middle.
 */
export function checkAmf0(bytes: Buffer): void {
  const walk = new AmfWalk(bytes)
  while (!walk.isAtEnd) walk.value(0)
}

class AmfWalk {
  readonly #bytes: Buffer
  #at = 0
  #properties = 0

  constructor(bytes: Buffer) {
    this.#bytes = bytes
  }

  get isAtEnd(): boolean {
    return this.#at >= this.#bytes.length
  }

  value(depth: number): void {
    if (depth > maxDepth) throw new RtmpLimitError('AMF depth')
    const kind = this.#bytes.readUInt8(this.#at++)
    const fixed = fixedBytes.get(kind)
    if (fixed !== undefined) return this.#skip(fixed)
    if (kind === marker.string) return this.#string(2)
    if (kind === marker.longString || kind === marker.xml) return this.#string(4)
    if (kind === marker.strictArray) return this.#strictArray(depth)
    if (kind === marker.typedObject) this.#string(2)
    if (kind === marker.ecmaArray) this.#skip(4)
    else if (kind !== marker.object && kind !== marker.typedObject)
      throw new RtmpLimitError(`AMF marker ${kind}`)
    this.#object(depth)
  }

  #object(depth: number): void {
    while (!this.isAtEnd) {
      this.#count()
      const isEmptyName = this.#bytes.readUInt16BE(this.#at) === 0
      this.#string(2)
      if (isEmptyName && this.#bytes.readUInt8(this.#at) === marker.objectEnd) return this.#skip(1)
      this.value(depth + 1)
    }
  }

  #strictArray(depth: number): void {
    const count = this.#bytes.readUInt32BE(this.#at)
    this.#skip(4)
    for (let index = 0; index < count; index++) {
      this.#count()
      this.value(depth + 1)
    }
  }

  #string(lengthBytes: 2 | 4): void {
    const length = this.#bytes.readUIntBE(this.#at, lengthBytes)
    if (length > maxStringBytes) throw new RtmpLimitError('AMF string')
    this.#skip(lengthBytes + length)
  }

  #count(): void {
    this.#properties += 1
    if (this.#properties > maxProperties) throw new RtmpLimitError('AMF properties')
  }

  #skip(bytes: number): void {
    this.#at += bytes
    if (this.#at > this.#bytes.length) throw new RangeError('AMF value ends in the middle')
  }
}
