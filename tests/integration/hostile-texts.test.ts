import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { AppError } from '#lib/errors.ts'
import { chatTextSchema } from '#lib/events.ts'
import { plainLine } from '#lib/plain-text.ts'
import { authorize } from '#server/accounts/authorize.ts'
import { ChatRooms } from '#server/chat/chat-rooms.ts'
import { listReplayMessages } from '#server/chat/list-messages.ts'
import { judgeViewerWords } from '#server/compliance/judge-viewer-words.ts'
import { db } from '#server/db.ts'
import { FreshReads } from '#server/fresh-reads.ts'
import { readRunningBroadcast } from '#server/programmes/read-running-broadcast.ts'
import { askQuestion } from '#server/questions/ask-question.ts'
import { dismissQuestion } from '#server/questions/dismiss-question.ts'
import { listProgrammeQuestions } from '#server/questions/list-questions.ts'
import { changePlan } from '#server/reservations/change-plan.ts'
import { search } from '#server/search/search.ts'
import { makeAccount } from '#tests/support/factories.ts'
import { seededRandom } from '#tests/support/random.ts'
import { makeShow, mustRead, putOnAir } from '#tests/support/show.ts'

const pieces = [
  ...[
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '"><svg/onload=alert(1)>',
    '{{7*7}}',
    '${7*7}',
  ],
  ...[
    '\'; DROP TABLE "User";--',
    "' OR 1=1 --",
    '\\',
    '%00',
    '%s%n',
    '../../etc/passwd',
    '$(reboot)',
    '`id`',
  ],
  ...['\u0000', '\uD800', '\uDC00', '\u202E', '\u2066', '\uFEFF', '\u200B', '\r\n', '\t', '\u2028', '\u0007'],
  ...['👨‍👩‍👧‍👦', '🇨🇳', 'ﷺ', 'Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢', '保本', '无风险', '１３８００１３８０００', 'null', 'NaN', '-1', '1e309'],
  ...['javascript:alert(1)', 'http://例え.テスト', 'a'.repeat(300), '　', ' '],
]

/** Texts that have broken other systems, alone and in mixtures; the same in every run. */
function hostileTexts(count: number, seed: number): string[] {
  const random = seededRandom(seed)
  const piece = () => pieces[Math.floor(random() * pieces.length)] ?? ''
  return Array.from({ length: count }, () =>
    Array.from({ length: 1 + Math.floor(random() * 4) }, piece).join(random() < 0.5 ? '' : ' '),
  )
}

/** What a request's schema lets in and a use-case may still refuse, by a code that people can read. */
async function refused(work: () => Promise<unknown>): Promise<string | null> {
  try {
    await work()
    return null
  } catch (error) {
    if (error instanceof AppError) return error.code
    throw error
  }
}

const accepted = (texts: string[]) => texts.filter((text) => chatTextSchema.safeParse(text).success)
const isPlain = (text: string) => text === plainLine(text) && text !== '' && text.isWellFormed()

describe('ten thousand hostile texts', () => {
  it('are chat like any other: kept as visible text, told in order, and none is lost', async () => {
    const show = await makeShow()
    const broadcastId = await putOnAir(show)
    const person = await mustRead(await makeAccount('hostile'))
    const speaker = await authorize(person, 'room:speak', { programmeId: show.programmeId })
    const chat = new ChatRooms({
      clocks: new FreshReads((id) => readRunningBroadcast(id)),
      paces: new FreshReads(async () => 0),
      countCrowd: () => 0,
    })
    const texts = accepted(hostileTexts(8_000, 1))
    expect(texts.length).toBeGreaterThan(6_000)
    let visible = 0
    for (let from = 0; from < texts.length; from += 500) {
      const sent = await Promise.all(
        texts.slice(from, from + 500).map(async (text) => {
          const words = await judgeViewerWords(speaker, 'chat', plainLine(text))
          if (words.text === '') return null
          return chat.send(speaker, { clientId: randomUUID(), words, mediaTimeMs: 0 })
        }),
      )
      visible += sent.filter((one) => one !== null).length
    }
    await chat.stop()
    const kept = await db().chatMessage.findMany({
      where: { broadcastId },
      select: { text: true, seq: true },
    })
    expect(kept).toHaveLength(visible)
    expect(new Set(kept.map(({ seq }) => seq)).size).toBe(visible)
    expect(kept.filter(({ text }) => !isPlain(text))).toEqual([])
    // Digits right before it make it another number.
    expect(kept.filter(({ text }) => /(?<![\d０-９])１３８００１３８０００(?![\d０-９])/.test(text))).toEqual(
      [],
    )
    expect((await listReplayMessages(broadcastId, 0)).every(({ text }) => isPlain(text))).toBe(true)
  })

  it('are questions, reasons, plans and searches, or are refused by name', async () => {
    const show = await makeShow()
    const person = await mustRead(await makeAccount('asker'))
    const asker = await authorize(person, 'room:speak', { programmeId: show.programmeId })
    const host = await authorize(await mustRead(show.hostId), 'programme:run', {
      programmeId: show.programmeId,
    })
    const texts = hostileTexts(2_000, 2)
    const codes = new Set<string | null>()
    for (const [turn, text] of texts.entries()) {
      if (turn % 4 === 0) codes.add(await refused(() => askQuestion(asker, { clientId: randomUUID(), text })))
      else if (turn % 4 === 1) codes.add(await refused(() => search(person, text)))
      else if (turn % 4 === 2)
        codes.add(
          await refused(() => changePlan(host, { kind: 'late', reason: text, clientId: randomUUID() })),
        )
      else {
        const own = { clientId: randomUUID(), text: `question ${turn}` }
        const { id } = await askQuestion(asker, own)
        codes.add(await refused(() => dismissQuestion(host, { questionId: id, version: 0, reason: text })))
      }
    }
    expect([...codes].filter((code) => code !== null).toSorted()).toEqual([
      'BAD_REQUEST',
      'CHAT_TEXT_INVALID',
    ])
    const questions = await listProgrammeQuestions(show.programmeId, { reader: host })
    expect(questions.length).toBeGreaterThan(300)
    expect(questions.every(({ text }) => isPlain(text))).toBe(true)
    const answers = await db().answer.findMany({ where: { question: { programmeId: show.programmeId } } })
    expect(answers.every(({ text }) => isPlain(text))).toBe(true)
  }, 120_000)
})
