import { localDisk, type Disk } from '#media/store/disk.ts'

/** A disk whose writes can be refused or cut: bytes of every write are counted, and those past the limit fail. */
export class FaultyDisk implements Disk {
  /** What still fits; a write that does not fit leaves its beginning behind, as a full disk does. */
  roomBytes = Infinity
  /** Operations until the process dies in the middle of one; none works after it. */
  operationsLeft = Infinity
  /** Operations begun so far. */
  operations = 0

  async write(path: string, parts: readonly Buffer[], writtenAt: Date | null): Promise<void> {
    const bytes = Buffer.concat(parts)
    const fitting = this.#begin(bytes.length)
    if (fitting > 0 || bytes.length === 0 || this.roomBytes === 0) {
      await localDisk.write(path, [bytes.subarray(0, fitting)], writtenAt)
    }
    this.#end(fitting, bytes.length)
  }

  async append(path: string, text: string): Promise<void> {
    const fitting = this.#begin(text.length)
    await localDisk.append(path, text.slice(0, fitting))
    this.#end(fitting, text.length)
  }

  async rename(from: string, to: string): Promise<void> {
    // A rename is done or not done.
    if (this.#begin(1) === 0) throw new Error('the process died')
    await localDisk.rename(from, to)
  }

  async remove(path: string): Promise<void> {
    if (this.operationsLeft <= 0) throw new Error('the process died')
    await localDisk.remove(path)
  }

  /** How many of these bytes get through. */
  #begin(bytes: number): number {
    this.operations += 1
    const before = this.operationsLeft
    this.operationsLeft -= 1
    if (before <= 0) return 0
    const survived = before < 1 ? Math.floor(bytes * before) : bytes
    return Math.min(survived, this.roomBytes)
  }

  #end(fitting: number, bytes: number): void {
    this.roomBytes -= fitting
    if (fitting === bytes) return
    if (this.operationsLeft <= 0) throw new Error('the process died')
    throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' })
  }
}
