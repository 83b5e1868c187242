export type Notice = { id: number; kind: 'success' | 'error'; text: string }

const shownMs = 5_000

/** Short words at the edge of the page: what was done, what went wrong; the newest takes the older one's place. */
class NoticesStore {
  readonly #listeners = new Set<() => void>()
  #notices: readonly Notice[] = []
  #lastId = 0

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  readonly notices = (): readonly Notice[] => this.#notices

  add(kind: Notice['kind'], text: string): void {
    this.#lastId += 1
    const id = this.#lastId
    this.#set([{ id, kind, text }])
    setTimeout(() => this.remove(id), shownMs)
  }

  remove(id: number): void {
    this.#set(this.#notices.filter((notice) => notice.id !== id))
  }

  #set(notices: readonly Notice[]): void {
    this.#notices = notices
    for (const listener of this.#listeners) listener()
  }
}

export const noticesStore = new NoticesStore()
