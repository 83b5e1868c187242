import { randomUUIDv7 } from 'node:crypto'
import { now } from '#server/clock.ts'
import { transaction } from '#server/db.ts'
import {
  buryNodes,
  deleteNode,
  endPresences,
  insertNode,
  insertPresences,
  touchNode,
  type LeaveRow,
  type PresenceRow,
} from './attendance.repo.ts'

/** A node that was not heard of for so long is gone. */
const deadSeconds = 15

/** So many comings and goings wait for a database that is away: some MB. */
const mostKept = 20_000

/**
 * Writes down who enters and leaves programmes over this process: raw rows, from which every node counts
 * the same. What could not be written stays for the next time. A process that was taken for dead, because
 * it or the database slept, enters its people again; so does one for which too much waits, as another node.
 */
export class AttendanceBook {
  readonly #mostKept: number
  #nodeId = randomUUIDv7()
  readonly #present = new Map<string, PresenceRow>()
  #entered: PresenceRow[] = []
  #left: LeaveRow[] = []
  #isKnown = false

  constructor(options: { mostKept: number } = { mostKept }) {
    this.#mostKept = options.mostKept
  }

  /** `place` names the socket and the room: entering twice is once. */
  enter(place: string, viewer: { programmeId: string; viewerKey: string }): void {
    if (this.#present.has(place)) return
    const row = { id: randomUUIDv7(), ...viewer, enteredAt: now() }
    this.#present.set(place, row)
    this.#entered.push(row)
  }

  leave(place: string): void {
    const row = this.#present.get(place)
    if (!row) return
    this.#present.delete(place)
    this.#left.push({ id: row.id, leftAt: now() })
  }

  /** Brings what happened to the database, and tells it that this node is alive. */
  async write(): Promise<void> {
    const [entered, left] = [this.#entered, this.#left]
    this.#entered = []
    this.#left = []
    try {
      await transaction(async (tx) => {
        const isAlive = await touchNode(tx, this.#nodeId)
        if (!isAlive) await insertNode(tx, this.#nodeId)
        if (!isAlive && this.#isKnown) {
          for (const row of this.#present.values()) row.id = randomUUIDv7()
          await insertPresences(tx, this.#nodeId, [...this.#present.values()])
        } else if (entered.length > 0) await insertPresences(tx, this.#nodeId, entered)
        if (left.length > 0) await endPresences(tx, left)
        await buryNodes(tx, deadSeconds)
      })
      this.#isKnown = true
    } catch (error) {
      this.#entered = [...entered, ...this.#entered]
      this.#left = [...left, ...this.#left]
      if (this.#entered.length + this.#left.length > this.#mostKept) this.#beginAnew()
      throw error
    }
  }

  /** Whoever is here enters again over a node of another name; the old one is buried, and all its open rows with it. */
  #beginAnew(): void {
    this.#nodeId = randomUUIDv7()
    this.#isKnown = true
    this.#entered = []
    this.#left = []
  }

  /** Everybody leaves, and the node with them. */
  async close(): Promise<void> {
    for (const place of [...this.#present.keys()]) this.leave(place)
    await this.write()
    await transaction((tx) => deleteNode(tx, this.#nodeId))
  }
}
