import { maskPersonalData } from '#lib/personal-data.ts'
import { judgeWords } from '#lib/phrases.ts'
import { readRulesInForce } from './rules-in-force.ts'

/**
 * Whether a name may stand beside every word that its bearer says: nothing in it would be masked, and no room would hold
 * it back. A person has one name for all institutions, so only the rules for all are asked.
 */
export async function isFitName(name: string): Promise<boolean> {
  if (maskPersonalData(name).isMasked) return false
  const { text, outcome } = judgeWords(name, await readRulesInForce(''), 'chat')
  return outcome !== 'hold' && text === name
}
