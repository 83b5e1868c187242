import { describe, expect, it } from 'vitest'
import { legalKinds } from '#lib/legal-kinds.ts'
import { locales } from '#lib/locale.ts'
import { cutWords } from '#server/search/cut-words.ts'
import { demoArticles } from '#prisma/demo/articles.ts'
import { demoLegalTexts } from '#prisma/demo/legal-texts.ts'
import { demoProducts } from '#prisma/demo/products.ts'

/** Which article tells of what the product is. */
const fitting: Record<string, string> = {
  'LH-CD-0180': 'large-deposit-transfer',
  'LH-WM-2210': 'wealth-net-value',
  'LH-FD-3306': 'mixed-fund-losses',
  'LH-FD-4418': 'equity-fund-drawdown',
  'LH-PE-5502': 'private-fund-qualified',
  'LH-SV-0901': 'tuition-remittance',
  'LH-SV-0902': 'card-lost-abroad',
}

describe('the demo’s readings', () => {
  it('lead from every product to an article on what it is', () => {
    expect(demoProducts.length).toBeGreaterThan(5)
    const led = demoProducts.map(({ code, educationUrl }) => [code, found(educationUrl ?? '')])
    expect(Object.fromEntries(led)).toMatchObject(
      Object.fromEntries(demoProducts.map(({ code }) => [code, expect.arrayContaining([fitting[code]])])),
    )
    expect(found(demoProducts[1]?.educationUrl ?? '')).not.toContain('deposit-insurance')
  })

  it('have every legal text in every language', () => {
    const wanted = legalKinds.flatMap((kind) => locales.map((language) => `${kind} ${language}`))
    const there = demoLegalTexts.map(({ kind, language }) => `${kind} ${language}`)
    expect(there.toSorted()).toEqual(wanted.toSorted())
  })
})

/** The articles that hold all the words which the address looks for, as the search has it. */
function found(address: string): string[] {
  const { pathname, searchParams } = new URL(address, 'https://own.invalid')
  const words = pathname === '/search' ? cutWords(searchParams.get('q') ?? '') : []
  if (words.length === 0) return []
  const holdsAll = (text: string) => words.every((word) => cutWords(text).includes(word))
  return demoArticles.filter(({ title, body }) => holdsAll(`${title} ${body}`)).map(({ slug }) => slug)
}
