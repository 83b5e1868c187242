import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { authorize } from '#server/accounts/authorize.ts'
import { listCaptions } from '#server/captions/list-captions.ts'
import { saveCaptions } from '#server/captions/save-captions.ts'
import { db } from '#server/db.ts'
import { changeRevision } from '#server/knowledge/change-revision.ts'
import { createArticle } from '#server/knowledge/create-article.ts'
import { indexChanged } from '#server/search/index-changed.ts'
import { search } from '#server/search/search.ts'
import { makeAccount, makeHost, makeInstitution, makeProgramme } from '#tests/support/factories.ts'
import { makeShow, mustRead, putOnAir } from '#tests/support/show.ts'

it('finds everything that changed, also when more than a batch changed in one moment', async () => {
  const institutionId = await makeInstitution()
  const hostId = await makeHost(institutionId)
  const { programmeId: id } = await makeProgramme({ institutionId, hostId })
  const known = await db().programme.findUniqueOrThrow({ where: { id } })
  const updatedAt = new Date()
  await db().programme.createMany({
    data: Array.from({ length: 600 }, () => {
      const own = randomUUID()
      return { ...known, id: own, slug: own, title: 'imported', updatedAt }
    }),
  })
  await indexChanged()
  await indexChanged()
  await indexChanged()
  expect(await db().searchEntry.count({ where: { institutionId, title: 'imported' } })).toBe(600)
  expect(await indexChanged()).toBe(0)
})

it('finds an article from its publication until it is archived', async () => {
  const institutionId = await makeInstitution()
  const [authorId, editorId] = await Promise.all([makeAccount('author'), makeAccount('editor')])
  const own = randomUUID().slice(0, 8)
  const article = { title: `存单 ${own}`, body: '正文', language: 'zh-CN' }
  const revisionId = await createArticle({ ...article, institutionId, slug: own, authorId })
  for (const to of ['submitted', 'centre-editing', 'approved', 'published', 'archived'] as const) {
    await changeRevision({ revisionId, to, actorId: editorId })
    await indexChanged()
    const found = (await search(null, own)).results.map(({ body }) => body)
    expect(found, to).toEqual(to === 'published' ? ['正文'] : [])
  }
})

it('finds a programme no more when viewers do not know of it any more', async () => {
  const institutionId = await makeInstitution()
  const { programmeId: id } = await makeProgramme({ institutionId, hostId: await makeHost(institutionId) })
  await indexChanged()
  expect(await db().searchEntry.count({ where: { institutionId } })).toBe(1)
  await db().programme.update({ where: { id }, data: { state: 'draft' } })
  await indexChanged()
  expect(await db().searchEntry.count({ where: { institutionId } })).toBe(0)
})

it('keeps no captions that cannot be found', async () => {
  const show = await makeShow()
  const broadcastId = await putOnAir(show)
  const host = await authorize(await mustRead(show.hostId), 'programme:run', {
    programmeId: show.programmeId,
  })
  const upload = {
    broadcastId,
    language: 'zh-CN',
    label: '中文',
    text: 'WEBVTT\n\n00:01.000 --> 00:02.000\n早\n',
  }
  await db().$executeRaw`ALTER TABLE "SearchEntry" RENAME TO "Elsewhere"`
  await expect(saveCaptions(host, upload)).rejects.toThrow('SearchEntry')
  await db().$executeRaw`ALTER TABLE "Elsewhere" RENAME TO "SearchEntry"`
  expect(await listCaptions(broadcastId)).toEqual([])
  expect(await saveCaptions(host, upload)).toHaveLength(1)
})
