/** Reads bits from the front of bytes; what is missing reads as zero. */
export class BitReader {
  readonly #bytes: Buffer
  #at = 0

  constructor(bytes: Buffer) {
    this.#bytes = bytes
  }

  get isAtEnd(): boolean {
    return this.#at >= this.#bytes.length * 8
  }

  /** An unsigned number of so many bits. */
  read(count: number): number {
    let value = 0
    for (let index = 0; index < count; index++, this.#at++)
      value = value * 2 + (((this.#bytes[this.#at >> 3] ?? 0) >> (7 - (this.#at & 7))) & 1)
    return value
  }

  /** An unsigned Exp-Golomb code (ITU-T H.264 §9.1). */
  readUnsigned(): number {
    let zeros = 0
    while (zeros < 32 && !this.isAtEnd && this.read(1) === 0) zeros += 1
    return 2 ** zeros - 1 + this.read(zeros)
  }

  /** A signed Exp-Golomb code (ITU-T H.264 §9.1.1). */
  readSigned(): number {
    const code = this.readUnsigned()
    return code % 2 === 0 ? -code / 2 : (code + 1) / 2
  }
}
