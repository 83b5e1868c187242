import { isUniqueViolation } from '#server/db.ts'
import { env } from '#server/env.ts'
import { findProgrammeId } from '#server/programmes/find-programme-id.ts'
import { seedAccounts } from './accounts.ts'
import { seedArticles } from './articles.ts'
import { seedLegalTexts } from './legal-texts.ts'
import { seedOrganisation } from './organisation.ts'
import { seedPhraseRules } from './phrase-rules.ts'
import { seedProducts } from './products.ts'
import { lastProgramme, seedProgrammes } from './programmes.ts'

/**
 * Fills an empty database with the demo data of the public contract, through the same use-cases as
 * the product. Never in production. The last programme written is the sign that all of it is there.
 */
export async function seedDemo(): Promise<'seeded' | 'present' | 'refused'> {
  if (env().CAIBO_ENV === 'production') return 'refused'
  if ((await findProgrammeId(lastProgramme)) !== null) return 'present'
  try {
    await seedAll()
  } catch (error) {
    if (!isUniqueViolation(error)) throw error
    throw new Error('the demo data is half written: start again with an empty database', { cause: error })
  }
  return 'seeded'
}

async function seedAll(): Promise<void> {
  const organisation = await seedOrganisation()
  const accountIds = await seedAccounts(organisation)
  const productIds = await seedProducts(organisation)
  await seedArticles(organisation, {
    editorId: accountIds.get('editor') ?? '',
    approverId: accountIds.get('supervisor') ?? '',
  })
  await seedLegalTexts()
  await seedPhraseRules()
  await seedProgrammes(organisation, accountIds, productIds)
}
