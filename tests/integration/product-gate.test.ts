import { randomUUID } from 'node:crypto'
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { questionnaire, scoreAssessment } from '#lib/questionnaire.ts'
import { authorize } from '#server/accounts/authorize.ts'
import { db } from '#server/db.ts'
import { required } from '#server/env.ts'
import { createInstitution } from '#server/accounts/create-institution.ts'
import { publishLegalText } from '#server/legal/publish-legal-text.ts'
import { createProduct } from '#server/products/create-product.ts'
import { readToken, writeToken } from '#server/products/link-token.ts'
import { listShelf } from '#server/products/list-shelf.ts'
import { fillAssessment } from '#server/products/fill-assessment.ts'
import { findSpotlight, listSpotlights } from '#server/products/list-spotlights.ts'
import { openProduct } from '#server/products/open-product.ts'
import { recordAssessment } from '#server/products/record-assessment.ts'
import { spotlightProduct } from '#server/products/spotlight-product.ts'
import { verifyLink } from '#server/products/verify-link.ts'
import { createAccount } from '#server/sign-in/create-account.ts'
import { listDecisions, takeOffShelf } from '#tests/support/evidence.ts'
import { makeAccount, makeInstitution } from '#tests/support/factories.ts'
import { makeShow, mustRead, putOnAir, type Show } from '#tests/support/show.ts'

let show: Show
let [r1, r4, removed]: string[] = []

beforeAll(async () => {
  const institutionId = await makeInstitution()
  const make = (riskLevel: number) =>
    createProduct(
      {
        institutionId,
        code: `p-${randomUUID()}`,
        name: `R${riskLevel}`,
        summary: '',
        kind: 'fund',
        riskLevel,
      },
      null,
    )
  ;[r1, r4, removed] = [await make(1), await make(4), await make(1)]
  show = await makeShow({ productIds: [r1, r4, removed] })
  await takeOffShelf(removed)
})

afterEach(() => {
  vi.useRealTimers()
})

describe('the gate', () => {
  it.each([
    { who: 'C2', level: 2, product: 'R4', outcome: 'level-too-low' },
    { who: 'C5', level: 5, product: 'R4', outcome: 'allowed' },
    { who: 'C1', level: 1, product: 'R1', outcome: 'allowed' },
    { who: 'somebody never assessed', level: null, product: 'R1', outcome: 'assessment-missing' },
    { who: 'C5', level: 5, product: 'removed', outcome: 'off-shelf' },
  ] as const)('says $outcome to $who at product $product', async ({ level, product, outcome }) => {
    const userId = await makeAccount('viewer')
    if (level !== null) await recordAssessment({ userId, level, assessedAt: new Date() })
    const actor = await mustRead(userId)
    const productId = productOf(product)
    const opened = await openProduct({ place: 'live', programmeId: show.programmeId, productId, actor })
    expect(opened).toMatchObject({ outcome, viewerLevel: level })
    expect(opened.link === null).toBe(outcome !== 'allowed')
    // The badge before the tap says the same.
    const shelf = await listShelf(show.programmeId, actor)
    expect(shelf.find(({ id }) => id === productId)?.outcome).toBe(outcome)
    expect(await listDecisions(userId)).toMatchObject([
      { productId, outcome, viewerLevel: level, productVersion: 1 },
    ])
  })

  it('believes the latest assessment for twelve months, not the best one', async () => {
    const userId = await makeAccount('viewer')
    const actor = await mustRead(userId)
    const open = async () =>
      (await openProduct({ place: 'live', programmeId: show.programmeId, productId: productOf('R4'), actor }))
        .outcome
    const monthsAgo = (months: number) => new Date(Date.now() - months * 31 * 86_400_000)
    await recordAssessment({ userId, level: 5, assessedAt: monthsAgo(13) })
    expect(await open()).toBe('assessment-expired')
    await recordAssessment({ userId, level: 5, assessedAt: monthsAgo(2) })
    expect(await open()).toBe('allowed')
    await recordAssessment({ userId, level: 2, assessedAt: monthsAgo(1) })
    expect(await open()).toBe('level-too-low')
    expect(await listDecisions(userId)).toHaveLength(3)
  })

  it('sends guests to sign in, and knows no product beside the shelf', async () => {
    const productId = productOf('R1')
    const opened = await openProduct({ place: 'live', programmeId: show.programmeId, productId, actor: null })
    expect(opened).toMatchObject({ outcome: 'sign-in-required', link: null })
    const elsewhere = await makeShow()
    await expect(
      openProduct({ place: 'live', programmeId: elsewhere.programmeId, productId, actor: null }),
    ).rejects.toMatchObject({
      code: 'PRODUCT_NOT_ON_SHELF',
    })
  })
})

describe('the signed link', () => {
  it('leads its person to its product for five minutes, and nobody else', async () => {
    const { actor, token } = await passGate()
    expect(await verifyLink(token, actor)).toMatchObject({ product: { name: 'R4' }, address: null })
    const other = await mustRead(await makeAccount('other'))
    await expect(verifyLink(token, other)).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(verifyLink(token, null)).rejects.toMatchObject({ code: 'SIGN_IN_REQUIRED' })
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 5 * 60_000 + 1 })
    await expect(verifyLink(token, actor)).rejects.toMatchObject({ code: 'LINK_EXPIRED' })
  })

  it('cannot be forged: neither by another secret nor by any changed character', async () => {
    const { actor, token } = await passGate()
    const payload = readToken(token, required('APP_SECRET'))
    if (!payload) throw new Error('our own link does not read')
    const forged = writeToken({ ...payload, expiresAtMs: payload.expiresAtMs + 60_000 }, 'x'.repeat(43))
    await expect(verifyLink(forged, actor)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    for (const bad of ['', '.', 'a.b', `${token}.x`, token.slice(0, -4), `x${token}`]) {
      await expect(verifyLink(bad, actor)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    }
  })
})

describe('the spotlight', () => {
  it('shows one product at a time, each on the media clock, and ends with none', async () => {
    const broadcastId = await putOnAir(show)
    const { programmeId } = show
    const host = await authorize(await mustRead(show.hostId), 'programme:run', { programmeId })
    await spotlightProduct(host, { broadcastId, productId: productOf('R1') })
    await Promise.all([
      spotlightProduct(host, { broadcastId, productId: productOf('R4') }),
      spotlightProduct(host, { broadcastId, productId: productOf('R1') }),
    ])
    expect(await findSpotlight(programmeId)).not.toBeNull()
    await spotlightProduct(host, { broadcastId, productId: null })
    expect(await findSpotlight(programmeId)).toBeNull()

    const shown = await listSpotlights(broadcastId)
    expect(shown).toHaveLength(3)
    shown.forEach(({ fromMs, toMs }, index) => {
      expect(toMs).toBeGreaterThanOrEqual(fromMs)
      expect(shown[index + 1]?.fromMs ?? toMs).toBe(toMs)
    })
    await expect(
      spotlightProduct(host, { broadcastId, productId: productOf('removed') }),
    ).rejects.toMatchObject({
      code: 'PRODUCT_NOT_ON_SHELF',
    })
    await expect(
      spotlightProduct(host, { broadcastId: randomUUID(), productId: null }),
    ).rejects.toMatchObject({
      code: 'BROADCAST_NOT_LIVE',
    })
  })
})

async function passGate() {
  const userId = await makeAccount('viewer')
  await recordAssessment({ userId, level: 5, assessedAt: new Date() })
  const actor = await mustRead(userId)
  const { link } = await openProduct({
    place: 'live',
    programmeId: show.programmeId,
    productId: productOf('R4'),
    actor,
  })
  const token = link?.split('/').at(-1)
  if (token === undefined) throw new Error('no link')
  return { actor, token }
}

function productOf(name: 'R1' | 'R4' | 'removed'): string {
  const id = { R1: r1, R4: r4, removed }[name]
  if (id === undefined) throw new Error('products are not made yet')
  return id
}

describe('an assessment filled in here', () => {
  it('is scored by the server, kept with its answers and version, and opens the gate', async () => {
    const actor = await mustRead(await makeAccount('assessed'))
    const answers = Object.fromEntries(questionnaire.questions.map(({ id }) => [id, 3]))
    const filled = await fillAssessment(actor, { version: questionnaire.version, answers })
    expect(filled).toEqual({ level: scoreAssessment(answers)?.level })
    const kept = await db().riskAssessment.findFirstOrThrow({ where: { userId: actor.userId } })
    expect(kept).toMatchObject({ questionnaire: questionnaire.version, answers, level: filled.level })
    expect(kept.score).toBeGreaterThan(0)
    const monthsValid = (kept.expiresAt.getTime() - kept.assessedAt.getTime()) / 86_400_000
    expect(monthsValid).toBeGreaterThan(364)

    await expect(fillAssessment(actor, { version: '1999-01', answers })).rejects.toMatchObject({
      code: 'STATE_CHANGED',
    })
    await expect(
      fillAssessment(actor, { version: questionnaire.version, answers: { ...answers, age: 99 } }),
    ).rejects.toMatchObject({ code: 'BAD_REQUEST' })
  })
})

describe('products for some only', () => {
  it('turn away by region and age, say what to read instead, and note where the card stood', async () => {
    const institutionId = await makeInstitution()
    const make = (
      name: string,
      limits: Pick<Parameters<typeof createProduct>[0], 'regions' | 'minimumAge'>,
    ) =>
      createProduct(
        {
          ...{ institutionId, code: `p-${randomUUID()}`, name, summary: '', kind: 'fund', riskLevel: 1 },
          educationUrl: 'https://example.org/learn',
          ...limits,
        },
        null,
      )
    const local = await make('local', { regions: ['CN'] })
    const senior = await make('senior', { minimumAge: 60 })
    const { programmeId } = await makeShow({ productIds: [local, senior] })
    const userId = await makeAccount('abroad')
    await recordAssessment({ userId, level: 5, assessedAt: new Date() })
    await db().user.update({
      where: { id: userId },
      data: { region: 'GB', birthDate: new Date('1990-01-01') },
    })
    const actor = await mustRead(userId)
    const open = (productId: string) => openProduct({ place: 'replay', programmeId, productId, actor })
    expect(await open(local)).toMatchObject({
      outcome: 'region-closed',
      link: null,
      educationUrl: 'https://example.org/learn',
    })
    expect(await open(senior)).toMatchObject({ outcome: 'under-age', minimumAge: 60, link: null })
    expect((await listShelf(programmeId, actor)).map(({ outcome }) => outcome).toSorted()).toEqual([
      'region-closed',
      'under-age',
    ])
    const decisions = await db().gateDecision.findMany({
      where: { userId },
      select: { outcome: true, place: true },
    })
    expect(decisions).toEqual([
      { outcome: 'region-closed', place: 'replay' },
      { outcome: 'under-age', place: 'replay' },
    ])

    await db().product.update({ where: { id: local }, data: { educationUrl: 'javascript:alert(1)' } })
    expect(await open(local)).toMatchObject({ educationUrl: null })
    await db().product.update({ where: { id: local }, data: { educationUrl: '/search?q=deposit' } })
    expect(await open(local)).toMatchObject({ educationUrl: '/search?q=deposit' })
  })

  it('lead to the institution’s words on risk when nothing else was chosen', async () => {
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
    const code = `p-${randomUUID()}`
    const productId = await createProduct(
      { institutionId, code, name: 'plain', summary: '', kind: 'fund', riskLevel: 3 },
      null,
    )
    const { programmeId } = await makeShow({ productIds: [productId] })
    const open = () => openProduct({ place: 'live', programmeId, productId, actor: null })
    expect(await open()).toMatchObject({ outcome: 'sign-in-required', educationUrl: null })
    const words = { title: 'Risk', body: 'R1 to R5' }
    await publishLegalText({ institution, reviewer, kind: 'education', language: 'en', ...words })
    expect(await open()).toMatchObject({ outcome: 'sign-in-required', educationUrl: '/legal/education' })
  })
})
