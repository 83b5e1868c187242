import { readDigitRuns, type DigitRun } from '#lib/digit-runs.ts'
import { isAbroad, kinds, usualSigns, type Kind, type Stretch } from '#lib/number-kinds.ts'
import { isForeignNumber, isIdentityNumber, isUsualCard } from '#lib/person-numbers.ts'

/** A number in a text, and what it says in plain digits. */
export type FoundNumber = { from: number; to: number; number: string }

/** Longer than any one number: within it others may hide. */
const longRun = 20
const mostDigits = 19
const mobilesInRow = /^(?:1[3-9]\d{9}){2,}/
const abroad = { longest: 15, shortest: 8 }

/** What makes a number a sum, a price or a share of something; 元旦, 股票, 万一 and 手机 are none. */
const unitAfter =
  /^\s?(?:[.．]\d+)?\s?(?:元(?![旦宵])|[股份](?![票市友民])|[万萬](?!一)|[亿億]|[%％‰](?![\p{L}\p{N}])|块钱|塊錢|[美港欧歐日澳]元|英[镑鎊]|人民[币幣]|港[币幣]|USD|HKD|CNY|RMB|EUR)/iu
/** What makes such a number a sum although it is also a telephone number: whoever adds 元 to theirs says neither. */
const decimalsAfter = /^[.．]\d{1,2}(?!\d)/u
const sumBefore =
  /(?:[额額]|成交量|交易量|市值|估值|[资資][产產金]|[营營]收|收入|[规規]模|利[润潤]|股本|流[入出]|[负負][债債]|[贷貸存]款|turnover|revenue|amount|value|cap|assets|volume|total)[\s:：约約为為达達是近超共]{0,4}(?:(?:US|HK|NT)?\p{Sc}|USD|HKD|CNY|RMB|EUR|GBP|JPY|人民[币幣]|港[币幣])?\s?$/iu
const currencyBefore = /(?:\p{Sc}|USD|HKD|CNY|RMB|EUR|GBP|JPY|人民[币幣]|港[币幣])\s?$/iu

/** The numbers of people in a text, in its order; none overlaps another. */
export function findPersonNumbers(text: string): FoundNumber[] {
  return readDigitRuns(text).flatMap((run) => new RunReader(text, run).read())
}

/** Reads one run: numbers stand at the edges of its groups, glued to one another, or deep in a long one. */
class RunReader {
  readonly #text: string
  readonly #run: DigitRun
  readonly #all: string
  /** Of each digit: where the digits that nothing parts from it begin, and where they end. */
  readonly #groups: { from: number; to: number }[] = []
  readonly #chains = new Map<number, number[] | null>()

  constructor(text: string, run: DigitRun) {
    this.#text = text
    this.#run = run
    this.#all = run.digits.map(({ digit }) => digit).join('') + (run.check ? 'X' : '')
    for (const [index, { gap }] of run.digits.entries()) {
      const group = gap === '' && this.#groups.at(-1)
      if (group) group.to = index + 1
      this.#groups.push(group || { from: index, to: index + 1 })
    }
  }

  read(): FoundNumber[] {
    const found: FoundNumber[] = []
    if (this.#all.length < abroad.shortest) return found
    for (let start = 0; start < this.#all.length;) {
      const lengths = (this.#isEdge(start) && this.#chainFrom(start)) || this.#deepAt(start)
      if (lengths.length === 0) start += 1
      for (const length of lengths) {
        found.push(this.#found(start, start + length))
        start += length
      }
    }
    return found
  }

  #found(start: number, end: number): FoundNumber {
    return { from: this.#place(start).from, to: this.#place(end - 1).to, number: this.#all.slice(start, end) }
  }

  /** Numbers one after the other without anything between, the last up to the edge of a group. */
  #chainFrom(start: number): number[] | null {
    const known = this.#chains.get(start)
    if (known !== undefined) return known
    let chain: number[] | null = null
    for (const length of this.#lengthsAt(start)) {
      const rest = this.#isEdge(start + length) ? [] : this.#chainFrom(start + length)
      if (rest) {
        chain = [length, ...rest]
        break
      }
    }
    this.#chains.set(start, chain)
    return chain
  }

  #lengthsAt(start: number): number[] {
    const first = this.#all.slice(start, start + 1)
    const lengths = kinds.flatMap((kind) =>
      kind.first.includes(first) ? kind.lengths.filter((length) => this.#isOf(kind, start, length)) : [],
    )
    return this.#hasPlus(start) ? [...lengths, ...this.#abroadAt(start)] : lengths
  }

  #isOf({ isNumber, isWritten, isLikeMoney }: Kind, start: number, length: number): boolean {
    const end = start + length
    if (end > this.#all.length || !isNumber(this.#all.slice(start, end))) return false
    return isWritten(this.#stretch(start, end)) && !(isLikeMoney && this.#isSum(start, end))
  }

  #abroadAt(start: number): number[] {
    for (let length = abroad.longest; length >= abroad.shortest; length -= 1) {
      const end = start + length
      if (end > this.#run.digits.length || !this.#isEdge(end)) continue
      const stretch = this.#stretch(start, end)
      const isSum = isForeignNumber(stretch.number) ? this.#isSum(start, end) : this.#isMoney(start, end)
      if (isAbroad(stretch) && !isSum) return [length]
    }
    return []
  }

  /** An identity number anywhere, since its date and checksum are hardly chance; more within what is too long for one. */
  #deepAt(start: number): number[] {
    if (isIdentityNumber(this.#all.slice(start, start + 18))) return [18]
    const { from, to } = this.#groups[start] ?? { from: start, to: start }
    if (to - from < longRun) return []
    const mobiles = start === from ? mobilesInRow.exec(this.#all.slice(from, to)) : null
    if (mobiles) return Array.from({ length: mobiles[0].length / 11 }, () => 11)
    for (let length = Math.min(to - start, mostDigits); length >= 15; length -= 1) {
      if (isUsualCard(this.#all.slice(start, start + length))) return [length]
    }
    return []
  }

  #stretch(start: number, end: number): Stretch {
    const groups = [1]
    const signs = new Set<string>()
    for (let index = start + 1; index < end; index += 1) {
      const gap = this.#run.digits[index]?.gap ?? ''
      if (gap === '') groups.push((groups.pop() ?? 0) + 1)
      else {
        groups.push(1)
        signs.add(gap.replaceAll(usualSigns, ''))
      }
    }
    return { number: this.#all.slice(start, end), groups, signs }
  }

  #isMoney(start: number, end: number): boolean {
    const { from } = this.#place(start)
    const { to } = this.#place(end - 1)
    return (
      unitAfter.test(this.#text.slice(to, to + 24)) ||
      currencyBefore.test(this.#text.slice(Math.max(0, from - 5), from))
    )
  }

  /** Money for sure, where the digits are somebody's number, too. */
  #isSum(start: number, end: number): boolean {
    const { from } = this.#place(start)
    const { to } = this.#place(end - 1)
    return (
      this.#isMoney(start, end) &&
      (decimalsAfter.test(this.#text.slice(to, to + 4)) ||
        sumBefore.test(this.#text.slice(Math.max(0, from - 20), from)))
    )
  }

  #hasPlus(start: number): boolean {
    const { from } = this.#place(start)
    return /[+＋]\s?$/.test(this.#text.slice(Math.max(0, from - 2), from))
  }

  /** Whether a group begins here, or the run has ended. */
  #isEdge(index: number): boolean {
    const group = this.#groups[index]
    return group === undefined || group.from === index
  }

  #place(index: number): { from: number; to: number } {
    const place = this.#run.digits[index] ?? this.#run.check
    if (!place) throw new RangeError('a digit outside of its run')
    return place
  }
}
