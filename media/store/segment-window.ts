/** A segment's parts in memory. */
export type HeldSegment = { parts: Buffer[]; isClosed: boolean; isStored: boolean }

/** Held at least: what may still be listed by part, and as long again for those who ask late. */
const heldSegments = 14

/** With the disk failing, memory is the only copy, up to this many segments a rendition. */
const heldUnstoredSegments = 40

/** The newest segments of one rendition in memory, by number. Served from here, written from here. */
export class SegmentWindow {
  readonly #segments = new Map<number, HeldSegment>()

  open(msn: number): void {
    this.#segments.set(msn, { parts: [], isClosed: false, isStored: false })
  }

  addPart(msn: number, bytes: Buffer): void {
    this.#segments.get(msn)?.parts.push(bytes)
  }

  /** Returns the numbers of segments that had to go although no disk has them. */
  close(msn: number): number[] {
    const segment = this.#segments.get(msn)
    if (segment) segment.isClosed = true
    return this.#evict()
  }

  markStored(msn: number): void {
    const segment = this.#segments.get(msn)
    if (segment) segment.isStored = true
  }

  get(msn: number): HeldSegment | null {
    return this.#segments.get(msn) ?? null
  }

  get heldBytes(): number {
    let bytes = 0
    for (const { parts } of this.#segments.values()) for (const part of parts) bytes += part.length
    return bytes
  }

  #evict(): number[] {
    const lost: number[] = []
    for (const [msn, segment] of this.#segments) {
      const isSurplus = this.#segments.size > (segment.isStored ? heldSegments : heldUnstoredSegments)
      if (!isSurplus || !segment.isClosed) break
      this.#segments.delete(msn)
      if (!segment.isStored) lost.push(msn)
    }
    return lost
  }
}
