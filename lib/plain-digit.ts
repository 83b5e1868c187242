const spoken = ['〇零', '一壹幺', '二贰貳', '三叁參', '四肆', '五伍', '六陆陸', '七柒', '八捌', '九玖']
const circled = ['⓿🄋🄌', '❶➀➊⓵', '❷➁➋⓶', '❸➂➌⓷', '❹➃➍⓸', '❺➄➎⓹', '❻➅➏⓺', '❼➆➐⓻', '❽➇➑⓼', '❾➈➒⓽']

/**
 * What is known of a character: at first the digits that Unicode has no plain form of, which are the Chinese ones of
 * counting, of telephones and of cheques, and ❶. The others are added as they are met; Unicode has some two thousand.
 */
const known = new Map<string, string | null>(
  [spoken, circled].flatMap((rows) =>
    rows.flatMap((letters, value) => Array.from(letters, (letter) => [letter, String(value)] as const)),
  ),
)

const numeric = /\p{N}/u
const decimal = /\p{Nd}/u
/** ① ⑴ ⒈ 🄂 and wide or bold digits, in their compatibility form (Unicode UAX 15). */
const compatible = /^\(?(\d)[).,]?$/

/** What a character says as a decimal digit, 0 to 9, however it is dressed up; null for one that is none. */
export function plainDigit(character: string): string | null {
  if (character < '\u0080') return character >= '0' && character <= '9' ? character : null
  const value = known.get(character)
  if (value !== undefined) return value
  if (!numeric.test(character)) return null
  const found = compatible.exec(character.normalize('NFKC'))?.[1] ?? valueOf(character)
  known.set(character, found)
  return found
}

/** The digits of every script stand together in their order (Unicode §4.6). */
function valueOf(character: string): string | null {
  if (!decimal.test(character)) return null
  const code = character.codePointAt(0) ?? 0
  let zero = code
  while (decimal.test(String.fromCodePoint(zero - 1))) zero -= 1
  return String((code - zero) % 10)
}
