import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { authorize } from '#server/accounts/authorize.ts'
import { db } from '#server/db.ts'
import { answerQuestionLive } from '#server/questions/answer-question-live.ts'
import { askQuestion } from '#server/questions/ask-question.ts'
import { cutWords } from '#server/search/cut-words.ts'
import { indexChanged } from '#server/search/index-changed.ts'
import { indexTexts } from '#server/search/index-texts.ts'
import { search } from '#server/search/search.ts'
import { suggestAnswers } from '#server/search/suggest-answers.ts'
import { makeAccount, makeHost, makeInstitution, makeProgramme } from '#tests/support/factories.ts'
import { makeShow, mustRead, putOnAir } from '#tests/support/show.ts'

describe('the search', () => {
  it('finds Chinese words of two characters, English words in any case, and full-width letters', async () => {
    const own = randomUUID().slice(0, 8)
    const programmeId = await makeTitled(`${own} 大额存单能不能转让？Gold ETF 讲解`)
    await indexChanged()
    for (const typed of [`${own} 存单`, `${own} 转让`, `${own} gold`, `${own} ＥＴＦ`]) {
      expect(await idsFor(typed), typed).toEqual([programmeId])
    }
    expect(await idsFor(`${own} 期货`)).toEqual([])
    expect((await search(null, '')).results).toEqual([])
  })

  it('finds what jieba cuts otherwise in the text than alone, and takes signs for signs', async () => {
    const own = randomUUID().slice(0, 8)
    const programmeId = await makeTitled(`${own}南京市长江大桥100%_'引号"\\`)
    await indexChanged()
    for (const typed of [`京市长`, `100%_'引号"\\`]) expect(await idsFor(typed), typed).toContain(programmeId)
    for (const typed of [`' & !`, `a:*|b`, `\\`, `<->`, `%`]) {
      await expect(search(null, typed)).resolves.toBeDefined()
    }
  })

  it('looks for letters in the newest of each kind only, as that is read text by text', async () => {
    const own = randomUUID().slice(0, 8)
    const programmeId = await makeTitled(`${own}南京市长江大桥`)
    await indexChanged()
    const at = (ms: number) => new Date(2030, 0, 1, 0, 0, 0, ms)
    await indexTexts(
      Array.from({ length: 1_001 }, (_, index) => ({
        ...{
          kind: 'article',
          refId: `${own}-${index}`,
          institutionId: 'x',
          programmeId: null,
          broadcastId: null,
        },
        ...{
          mediaTimeMs: null,
          language: 'zh-CN',
          title: `${own}武汉市长江大桥${index}`,
          body: '',
          at: at(index),
        },
      })),
    )
    expect(await idsFor(`${own}武汉市长江大桥1000`)).toEqual([`${own}-1000`])
    const found = await idsFor('市长江大')
    expect(found).not.toContain(`${own}-0`)
    expect(await idsFor(`京市长`)).toContain(programmeId)
    await db().searchEntry.deleteMany({ where: { refId: { startsWith: own } } })
  })

  it('shows a programme to those only who may see it, and what changed under its new words', async () => {
    const own = randomUUID().slice(0, 8)
    const programmeId = await makeTitled(`${own} 信托`)
    await indexChanged()
    expect(await idsFor(own)).toEqual([programmeId])
    await db().programme.update({ where: { id: programmeId }, data: { title: `${own} 基金` } })
    await indexChanged()
    expect(await idsFor(`${own} 基金`)).toEqual([programmeId])
    expect(await idsFor(`${own} 信托`)).toEqual([])
    await db().programme.update({ where: { id: programmeId }, data: { visibility: 'staff' } })
    expect(await idsFor(own)).toEqual([])
  })

  it('offers answers of the same bank to who asks nearly the same, and never an unanswered question', async () => {
    const show = await makeShow()
    await putOnAir(show)
    const asker = await mustRead(await makeAccount('asker'))
    const speaks = await authorize(asker, 'room:speak', { programmeId: show.programmeId })
    const { id } = await askQuestion(speaks, { clientId: randomUUID(), text: '大额存单可以提前支取吗' })
    const suggest = (text: string) => suggestAnswers(asker, { programmeId: show.programmeId, text })
    await indexChanged()
    expect(await suggest('存单能提前支取吗')).toEqual([])

    const host = await authorize(await mustRead(show.hostId), 'programme:run', {
      programmeId: show.programmeId,
    })
    await answerQuestionLive(host, { questionId: id, version: 0 })
    await indexChanged()
    expect((await suggest('存单能提前支取吗')).map(({ refId }) => refId)).toEqual([id])
    expect(await suggest('今天天气怎么样')).toEqual([])
    const other = await makeShow()
    expect(await suggestAnswers(asker, { programmeId: other.programmeId, text: '存单提前支取' })).toEqual([])
  })

  it('cuts ten thousand hostile texts into words without fault', async () => {
    const hostile = ['\u0000', '\uD800', '‮', "'; DROP TABLE x;--", '\\', '&|!<->', '👨‍👩‍👧', 'ﷺ'.repeat(20)]
    for (let turn = 0; turn < 10_000; turn += 1) {
      const words = cutWords(hostile.slice(0, 1 + (turn % 8)).join(String(turn)))
      expect(words.every((word) => !/['"\\]/.test(word))).toBe(true)
    }
    const text = hostile.slice(1).join(' ').toWellFormed()
    const at = new Date()
    await indexTexts([
      {
        ...{ kind: 'article', refId: randomUUID(), institutionId: 'x', programmeId: null, broadcastId: null },
        ...{ mediaTimeMs: null, language: 'en', title: text, body: text, at },
      },
    ])
  })
})

async function makeTitled(title: string): Promise<string> {
  const institutionId = await makeInstitution()
  const { programmeId } = await makeProgramme({ institutionId, hostId: await makeHost(institutionId), title })
  return programmeId
}

async function idsFor(typed: string): Promise<string[]> {
  return (await search(null, typed)).results.map(({ refId }) => refId)
}
