import { Jieba } from '@node-rs/jieba'
import { dict } from '@node-rs/jieba/dict.js'

let jieba: Jieba | undefined

/** Signs that would end a word in a tsquery (PostgreSQL, 8.11.2). */
const quotes = /['"\\]/g
const hasLetters = /[\p{L}\p{N}]/u

/**
 * The words of a text in any language, lower case, each once; Chinese is cut by jieba into all the words that
 * lie in it. The dictionary is read at the first use (some 200 ms).
 */
export function cutWords(text: string): string[] {
  jieba ??= Jieba.withDict(dict)
  const words = jieba.cutForSearch(text.normalize('NFKC').toLowerCase().replaceAll(quotes, ' '), true)
  return [...new Set(words.map((word) => word.trim()).filter((word) => hasLetters.test(word)))]
}
