import { foldPhrase, foldWords, type FoldedWords, type Span } from '#lib/fold-words.ts'
import { PhraseIndex } from '#lib/phrase-index.ts'

/**
 * Phrase rules for what viewers write (features C2): words that no room shows before a moderator has read them,
 * words that are blotted out, and words that are really a question for an agent. Width, case, spaces, signs within a
 * word, and simplified or traditional make no difference; no phrase reaches from one sentence into the next, unless
 * single letters stand between the signs (加，微，信), and one of Latin letters is whole words. An exception excuses
 * what lies inside it (无风险 in 无风险利率); one with … excuses any phrase of its rule in that place (不承诺… what stands
 * right behind 不承诺, …利率 what stands right before 利率).
 */

export const phrasePlaces = ['chat', 'question', 'any'] as const
export type PhrasePlace = (typeof phrasePlaces)[number]

export const phraseActions = ['hold', 'mask', 'ask'] as const
export type PhraseAction = (typeof phraseActions)[number]

export type PhraseRule = {
  id: string
  place: PhrasePlace
  action: PhraseAction
  phrases: readonly string[]
  exceptions: readonly string[]
}

export type PhraseVerdict = {
  /** The words as they may be kept: masked where a rule says so. */
  text: string
  /** `hold`: nobody else reads them yet; `ask`: an agent's matter rather than the room's. */
  outcome: 'pass' | 'hold' | 'ask'
  /** The rules that were met. */
  matches: { ruleId: string; action: PhraseAction }[]
}

/** Rules with their phrases folded and indexed, which is done once a set rather than once a message. */
export type ReadyRules = PhraseIndex<Owner>

type ReadyRule = PhraseRule & { around: readonly { before: string; after: string }[] }
type Owner = { rule: ReadyRule; isException: boolean }
type Hit = Span & { rule: ReadyRule }

/** What stands for any phrase of the rule in an exception. */
const anyPhrase = /…|\.{3}/

export function readyRules(rules: readonly PhraseRule[]): ReadyRules {
  const index = new PhraseIndex<Owner>()
  for (const rule of rules) {
    const around = rule.exceptions.filter((exception) => anyPhrase.test(exception)).map(readAround)
    const ready = { ...rule, around }
    const owner = { rule: ready, isException: false }
    const excuse = { rule: ready, isException: true }
    for (const phrase of rule.phrases) index.add(foldPhrase(phrase), owner)
    for (const exception of rule.exceptions) {
      if (!anyPhrase.test(exception)) index.add(foldPhrase(exception), excuse)
    }
  }
  return index
}

function readAround(exception: string): { before: string; after: string } {
  const [before = '', after = ''] = exception.split(anyPhrase)
  return { before: foldPhrase(before), after: foldPhrase(after) }
}

/** What the rules say of words in a place. A question's own words (保本 in 保本吗) are no promise. */
export function judgeWords(
  words: string,
  rules: ReadyRules,
  place: Exclude<PhrasePlace, 'any'>,
): PhraseVerdict {
  const folded = foldWords(words)
  const hits = findHits(folded, rules, place)
  const asked = hits.filter(({ rule }) => rule.action === 'ask')
  const excusing = asked.filter((hit) => !hasSign(hit, folded))
  const counted = hits.filter((hit) => hit.rule.action !== 'hold' || !isWithin(hit, excusing))
  const isHeld = counted.some(({ rule }) => rule.action === 'hold')
  const masked = counted.filter(({ rule }) => rule.action === 'mask')
  const outcome = isHeld ? 'hold' : asked.length > 0 ? 'ask' : 'pass'
  const met = new Map(counted.map(({ rule }) => [rule.id, { ruleId: rule.id, action: rule.action }]))
  return { text: blot(words, folded, masked), outcome, matches: [...met.values()] }
}

function findHits(folded: FoldedWords, rules: ReadyRules, place: PhrasePlace): Hit[] {
  const hits: Hit[] = []
  const excuses: Hit[] = []
  for (const { owners, ...span } of rules.find(folded.text)) {
    // An exception may end within a word, as the plural of one does.
    if (folded.isInWord[span.from]) continue
    for (const { rule, isException } of owners) {
      if (rule.place !== 'any' && rule.place !== place) continue
      if (isException && !hasSign(span, folded)) excuses.push({ ...span, rule })
      if (!isException && !folded.isInWord[span.to]) hits.push({ ...span, rule })
    }
  }
  if (hits.length === 0) return hits
  const excused = Map.groupBy(excuses, ({ rule }) => rule)
  return hits.filter((hit) => !isWithin(hit, excused.get(hit.rule) ?? []) && !isExcused(hit, folded))
}

function isExcused({ from, to, rule }: Hit, folded: FoldedWords): boolean {
  const { text, isInWord } = folded
  return rule.around.some(({ before, after }) => {
    const start = from - before.length
    const stop = to + after.length
    if (!text.endsWith(before, from) || isInWord[start] || !text.startsWith(after, to)) return false
    return !hasSign({ from: start, to: stop }, folded)
  })
}

/** Whether a sentence sign stands in it: such words may spell a promise, and excuse none. */
function hasSign({ from, to }: Span, { isBehindSign }: FoldedWords): boolean {
  return isBehindSign.slice(from + 1, to).includes(true)
}

function isWithin({ from, to }: Span, others: readonly Span[]): boolean {
  return others.some((other) => other.from <= from && to <= other.to)
}

function blot(words: string, { places }: FoldedWords, hits: readonly Span[]): string {
  const hidden = new Set(hits.flatMap(({ from, to }) => places.slice(from, to).map((place) => place.from)))
  if (hidden.size === 0) return words
  let at = 0
  return Array.from(words, (character) => {
    const isHidden = hidden.has(at)
    at += character.length
    return isHidden ? '*' : character
  }).join('')
}
