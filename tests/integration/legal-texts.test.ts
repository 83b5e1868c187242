import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { createInstitution } from '#server/accounts/create-institution.ts'
import { db } from '#server/db.ts'
import { publishLegalText } from '#server/legal/publish-legal-text.ts'
import { readLegalText } from '#server/legal/read-legal-text.ts'
import { createAccount } from '#server/sign-in/create-account.ts'

describe('a legal text', () => {
  it('is shown in its newest version, in the reader’s language or another one, per institution', async () => {
    const bank = await makeBank()
    const write = (language: 'zh-CN' | 'en', title: string) =>
      publishLegalText({ ...bank, kind: 'privacy', language, title, body: 'text' })
    const versions = await Promise.all(Array.from({ length: 5 }, (_, at) => write('zh-CN', `第 ${at} 版`)))
    expect(versions.map(({ version }) => version).toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4, 5])
    await write('en', 'In English')
    const read = (locale: 'zh-CN' | 'zh-HK' | 'en') =>
      readLegalText('privacy', { institution: bank.institution, locale })
    expect(await read('en')).toMatchObject({ title: 'In English', version: 1 })
    expect(await read('zh-HK')).toMatchObject({ language: 'zh-CN', version: 5 })
    expect((await read('en'))?.institution.slug).toBe(bank.institution)
    const other = await makeBank()
    expect(
      (await readLegalText('terms', { institution: other.institution, locale: 'en' }))?.institution.slug,
    ).not.toBe(other.institution)
  })

  it('is published by nobody but a compliance officer of that very institution, with evidence', async () => {
    const [bank, other] = [await makeBank(), await makeBank()]
    const words = { kind: 'terms', language: 'en', title: 'Terms', body: 'text' } as const
    await expect(publishLegalText({ ...bank, ...words, reviewer: other.reviewer })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    })
    await expect(publishLegalText({ ...bank, ...words, reviewer: 'no@example.org' })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    })
    await expect(publishLegalText({ ...bank, ...words, institution: 'nowhere' })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
    await publishLegalText({ ...bank, ...words })
    const text = await db().legalText.findFirstOrThrow({ where: { institution: { slug: bank.institution } } })
    expect(await db().auditEvent.count({ where: { objectId: text.id, act: 'legal-text.publish' } })).toBe(1)
  })
})

async function makeBank(): Promise<{ institution: string; reviewer: string }> {
  const institution = `bank-${randomUUID()}`
  const { institutionId } = await createInstitution(
    { slug: institution, name: institution, country: 'CN' },
    [],
  )
  const reviewer = `officer-${randomUUID()}@example.org`
  await createAccount({
    ...{ email: reviewer, name: 'officer', password: 'never-typed-by-anyone', institutionId },
    grants: [{ role: 'compliance-officer', institutionId, branchId: null }],
  })
  return { institution, reviewer }
}
