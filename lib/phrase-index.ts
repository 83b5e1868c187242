import type { Span } from '#lib/fold-words.ts'

/**
 * Finds any number of phrases in one pass over a text: at each place only the phrases that begin with its next two
 * letters are looked up, by their lengths.
 */
export class PhraseIndex<Owner> {
  readonly #owners = new Map<string, Owner[]>()
  /** The lengths of the phrases that begin so; a phrase of one letter is its own beginning. */
  readonly #lengths = new Map<string, number[]>()

  add(phrase: string, owner: Owner): void {
    if (phrase === '') return
    const owners = this.#owners.get(phrase)
    if (owners?.includes(owner)) return
    if (owners) owners.push(owner)
    else this.#owners.set(phrase, [owner])
    const head = phrase.slice(0, 2)
    const lengths = this.#lengths.get(head)
    if (!lengths) this.#lengths.set(head, [phrase.length])
    else if (!lengths.includes(phrase.length)) lengths.push(phrase.length)
  }

  /** Everything that is found, with those that it belongs to; stretches may lie over one another. */
  find(text: string): (Span & { owners: readonly Owner[] })[] {
    const found: (Span & { owners: readonly Owner[] })[] = []
    for (let from = 0; from < text.length; from += 1) {
      for (const to of this.#endsFrom(text, from)) {
        const owners = this.#owners.get(text.slice(from, to))
        if (owners) found.push({ from, to, owners })
      }
    }
    return found
  }

  #endsFrom(text: string, from: number): readonly number[] {
    const one = this.#lengths.get(text.charAt(from))
    const more = from + 1 < text.length ? this.#lengths.get(text.slice(from, from + 2)) : undefined
    if (!one && !more) return []
    return [...(one ?? []), ...(more ?? [])].map((length) => from + length).filter((to) => to <= text.length)
  }
}
