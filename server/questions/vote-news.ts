import { roomOf } from '#lib/rooms.ts'
import { transaction } from '#server/db.ts'
import { saveFacts } from '#server/outbox/save-facts.ts'

const gatherMs = 500

/** Tells rooms of new vote counts, one fact a question and half second however many voted. */
export class VoteNews {
  readonly #onError: (error: unknown) => void
  /** Question to programme. */
  #changed = new Map<string, string>()
  #timer: NodeJS.Timeout | undefined
  #telling: Promise<void> | undefined

  constructor(onError: (error: unknown) => void) {
    this.#onError = onError
  }

  note(question: { questionId: string; programmeId: string }): void {
    this.#changed.set(question.questionId, question.programmeId)
    this.#timer ??= setTimeout(() => void this.#tell(), gatherMs)
  }

  /** Tells what is not told yet. */
  async stop(): Promise<void> {
    await this.#tell()
  }

  async #tell(): Promise<void> {
    clearTimeout(this.#timer)
    this.#timer = undefined
    await this.#telling
    const changed = [...this.#changed]
    this.#changed.clear()
    if (changed.length === 0) return
    this.#telling = transaction((tx) =>
      saveFacts(
        tx,
        changed.map(([questionId, programmeId]) => ({
          room: roomOf('programme', programmeId),
          event: 'question:changed',
          ids: [questionId],
        })),
      ),
    ).then(
      () => undefined,
      // The counts stand in the questions: the next change of any of them tells.
      (error: unknown) => this.#onError(error),
    )
    await this.#telling
  }
}
