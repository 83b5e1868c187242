import { RtmpLimitError } from './rtmp-limit-error.ts'

export type AmfValue = number | boolean | string | null | AmfObject | AmfValue[]
/** A map, so that a property named `__proto__` is a property. */
export type AmfObject = Map<string, AmfValue>

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

/**
 * The AMF0 values in a message. Throws `RtmpLimitError` for depth, properties or strings beyond the limits
 * and for markers that are none, `RangeError` for a value that ends in the middle.
 */
export function readAmf0(bytes: Buffer): AmfValue[] {
  const reader = new AmfReader(bytes)
  const values: AmfValue[] = []
  while (!reader.isAtEnd) values.push(reader.value(0))
  return values
}

class AmfReader {
  readonly #bytes: Buffer
  #at = 0
  #properties = 0

  constructor(bytes: Buffer) {
    this.#bytes = bytes
  }

  get isAtEnd(): boolean {
    return this.#at >= this.#bytes.length
  }

  value(depth: number): AmfValue {
    if (depth > maxDepth) throw new RtmpLimitError('AMF depth')
    this.#count()
    const kind = this.#bytes.readUInt8(this.#at++)
    switch (kind) {
      case marker.number:
        return this.#bytes.readDoubleBE(this.#pass(8))
      case marker.boolean:
        return this.#bytes.readUInt8(this.#pass(1)) !== 0
      case marker.string:
        return this.#string(2)
      case marker.longString:
      case marker.xml:
        return this.#string(4)
      case marker.null:
      case marker.undefined:
        return null
      case marker.reference:
        this.#pass(2)
        return null
      case marker.date:
        return this.#bytes.readDoubleBE(this.#pass(10))
      default:
        return this.#compound(kind, depth)
    }
  }

  #compound(kind: number, depth: number): AmfValue {
    switch (kind) {
      case marker.strictArray:
        return this.#strictArray(depth)
      case marker.ecmaArray:
        this.#pass(4)
        return this.#object(depth)
      case marker.typedObject:
        this.#string(2)
        return this.#object(depth)
      case marker.object:
        return this.#object(depth)
      default:
        throw new RtmpLimitError(`AMF marker ${kind}`)
    }
  }

  #object(depth: number): AmfObject {
    const properties = new Map<string, AmfValue>()
    // Some encoders leave out the end of the last object of a message.
    while (!this.isAtEnd) {
      const name = this.#string(2)
      if (name === '' && this.#bytes.readUInt8(this.#at) === marker.objectEnd) {
        this.#at += 1
        break
      }
      properties.set(name, this.value(depth + 1))
    }
    return properties
  }

  #strictArray(depth: number): AmfValue[] {
    const count = this.#bytes.readUInt32BE(this.#pass(4))
    const values: AmfValue[] = []
    while (values.length < count) values.push(this.value(depth + 1))
    return values
  }

  #string(lengthBytes: 2 | 4): string {
    const length = this.#bytes.readUIntBE(this.#pass(lengthBytes), lengthBytes)
    if (length > maxStringBytes) throw new RtmpLimitError('AMF string')
    const from = this.#pass(length)
    return this.#bytes.toString('utf8', from, this.#at)
  }

  #count(): void {
    this.#properties += 1
    if (this.#properties > maxProperties) throw new RtmpLimitError('AMF properties')
  }

  /** Steps over so many bytes and says where they begin. */
  #pass(bytes: number): number {
    const from = this.#at
    this.#at += bytes
    if (this.#at > this.#bytes.length) throw new RangeError('AMF value ends in the middle')
    return from
  }
}
