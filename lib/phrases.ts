/**
 * Phrase rules for what viewers write (features C2): words that no room shows before a moderator has read them,
 * words that are blotted out, and words that are really a question for an agent. Width, case, spaces and signs
 * between letters make no difference; an exception excuses what lies inside it (无风险 in 无风险利率).
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

/** A rule with its phrases folded, which is done once a rule rather than once a message. */
export type ReadyRule = PhraseRule & { folded: { phrases: string[]; exceptions: string[] } }

/** A stretch of folded text: from the first letter to behind the last. */
type Span = { from: number; to: number }
type Hit = Span & { rule: ReadyRule }
type Folded = { text: string; places: Span[] }

export function readyRule(rule: PhraseRule): ReadyRule {
  const letters = (phrase: string) => fold(phrase).text
  const { phrases, exceptions } = rule
  return { ...rule, folded: { phrases: phrases.map(letters), exceptions: exceptions.map(letters) } }
}

/** What the rules say of words in a place. A question's own words (保本 in 保本吗) are no promise. */
export function judgeWords(
  words: string,
  rules: readonly ReadyRule[],
  place: Exclude<PhrasePlace, 'any'>,
): PhraseVerdict {
  const folded = fold(words)
  const hits = rules
    .filter((rule) => rule.place === 'any' || rule.place === place)
    .flatMap((rule) => findHits(folded.text, rule))
  const asked = hits.filter(({ rule }) => rule.action === 'ask')
  const counted = hits.filter((hit) => hit.rule.action !== 'hold' || !isWithin(hit, asked))
  const isHeld = counted.some(({ rule }) => rule.action === 'hold')
  const masked = counted.filter(({ rule }) => rule.action === 'mask')
  const outcome = isHeld ? 'hold' : asked.length > 0 ? 'ask' : 'pass'
  const met = new Map(counted.map(({ rule }) => [rule.id, { ruleId: rule.id, action: rule.action }]))
  return { text: blot(words, folded, masked), outcome, matches: [...met.values()] }
}

function findHits(text: string, rule: ReadyRule): Hit[] {
  const spans = rule.folded.phrases.flatMap((phrase) => findAll(text, phrase))
  if (spans.length === 0) return []
  const excused = rule.folded.exceptions.flatMap((exception) => findAll(text, exception))
  return spans.filter((span) => !isWithin(span, excused)).map((span) => ({ ...span, rule }))
}

function findAll(text: string, phrase: string): Span[] {
  const spans: Span[] = []
  if (phrase === '') return spans
  for (let from = text.indexOf(phrase); from !== -1; from = text.indexOf(phrase, from + 1)) {
    spans.push({ from, to: from + phrase.length })
  }
  return spans
}

function isWithin({ from, to }: Span, others: readonly Span[]): boolean {
  return others.some((other) => other.from <= from && to <= other.to)
}

/** Letters and digits alone, each in its plain form, and where in the words each came from. */
function fold(words: string): Folded {
  let text = ''
  const places: Span[] = []
  let at = 0
  for (const character of words) {
    const plain = character
      .normalize('NFKC')
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}]/gu, '')
    text += plain
    for (let unit = 0; unit < plain.length; unit += 1) places.push({ from: at, to: at + character.length })
    at += character.length
  }
  return { text, places }
}

function blot(words: string, { places }: Folded, hits: readonly Span[]): string {
  const hidden = new Set(hits.flatMap(({ from, to }) => places.slice(from, to).map((place) => place.from)))
  if (hidden.size === 0) return words
  let at = 0
  return Array.from(words, (character) => {
    const isHidden = hidden.has(at)
    at += character.length
    return isHidden ? '*' : character
  }).join('')
}
