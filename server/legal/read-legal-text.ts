import type { LegalKind } from '#lib/legal-kinds.ts'
import type { LegalView } from '#lib/legal.ts'
import type { Locale } from '#lib/locale.ts'
import { findLegalTexts } from './legal-text.repo.ts'

/**
 * The text that is in force: of the institution that is asked for, else of the first; in the reader's language, else
 * in another one rather than none. Null when nobody has published any.
 */
export async function readLegalText(
  kind: LegalKind,
  asked: { institution: string | null; locale: Locale },
): Promise<LegalView | null> {
  const rows = await findLegalTexts(kind)
  const institutions = new Map(rows.map(({ institution }) => [institution.slug, institution]))
  const institution = institutions.get(asked.institution ?? '') ?? rows[0]?.institution
  const own = rows.filter((row) => row.institution.slug === institution?.slug)
  const text = [asked.locale, 'zh-CN', own[0]?.language]
    .map((language) => own.find((row) => row.language === language))
    .find((row) => row !== undefined)
  if (!institution || !text) return null
  const { title, body, language, version, publishedAt } = text
  return {
    ...{ institution, title, body, language, version },
    publishedAt: publishedAt?.getTime() ?? 0,
    others: [...institutions.values()].filter(({ slug }) => slug !== institution.slug),
  }
}
