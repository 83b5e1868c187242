import { randomUUID } from 'node:crypto'
import { afterEach, describe, expect, it } from 'vitest'
import { authorize } from '#server/accounts/authorize.ts'
import { forgetOldFacts } from '#server/outbox/forget-old-facts.ts'
import { readFacts } from '#server/outbox/read-facts.ts'
import { readRoomSeq } from '#server/outbox/read-room-seq.ts'
import { endAbandonedBroadcasts } from '#server/programmes/end-abandoned-broadcasts.ts'
import { endBroadcast } from '#server/programmes/end-broadcast.ts'
import { askQuestion } from '#server/questions/ask-question.ts'
import { handOffQuestion } from '#server/questions/hand-off-question.ts'
import { listProgrammeQuestions } from '#server/questions/list-questions.ts'
import type { Child } from '#server/child.ts'
import { startNode } from '#server/supervisor/start-node.ts'
import { ageFacts, interruptSince } from '#tests/support/evidence.ts'
import { makeAccount } from '#tests/support/factories.ts'
import { makeShow, mustRead, putOnAir, type Show } from '#tests/support/show.ts'
import { waitFor } from '#tests/support/wait-for.ts'

const workers: Child[] = []

afterEach(async () => {
  await Promise.all(workers.splice(0).map((worker) => worker.stop()))
})

describe('the worker', () => {
  it('closes what a show left open, and leaves to the desk what is the desk’s', async () => {
    workers.push(...[1, 2].map(() => startNode({ args: ['server/jobs/main.ts'] })))
    const show = await makeShow()
    const early = await ask(show)
    const broadcastId = await putOnAir(show)
    const host = await authorize(await mustRead(show.hostId), 'programme:run', {
      programmeId: show.programmeId,
    })
    const [left, handedOff] = [await ask(show), await ask(show)]
    await handOffQuestion(host, { questionId: handedOff, version: 0 })
    await endBroadcast(host, { broadcastId })
    const states = async () =>
      new Map(
        (await listProgrammeQuestions(show.programmeId)).map(({ id, state, reason }) => [
          id,
          [state, reason],
        ]),
      )
    const isClosed = async () => {
      const now = await states()
      return [early, left].every((id) => now.get(id)?.[0] === 'dismissed')
    }
    await waitFor('the worker', isClosed, { timeoutMs: 25_000 })
    for (const id of [early, left]) expect((await states()).get(id)).toEqual(['dismissed', 'show-ended'])
    expect((await states()).get(handedOff)?.[0]).toBe('handed-off')
  })

  it('stops when it is asked to', async () => {
    let said = ''
    const worker = startNode({
      args: ['server/jobs/main.ts'],
      env: { LOG_LEVEL: 'info' },
      onOutput: (chunk) => {
        said += String(chunk)
      },
    })
    workers.push(worker)
    await waitFor('the worker to be ready', () => said.includes('ready'))
    expect(await worker.stop()).toMatchObject({ code: 0, signal: null })
  })
})

describe('an interrupted broadcast', () => {
  it('is ended by the system only when its grace period and media’s own turn have passed', async () => {
    const [waiting, abandoned] = [await makeShow(), await makeShow()]
    await interruptSince(await putOnAir(waiting), new Date(Date.now() - 65_000))
    const broadcastId = await putOnAir(abandoned)
    await interruptSince(broadcastId, new Date(Date.now() - 71_000))
    expect(await endAbandonedBroadcasts()).toBe(1)
    expect(await endAbandonedBroadcasts()).toBe(0)
  })
})

describe('old facts', () => {
  it('are forgotten after a week, and the room goes on counting', async () => {
    const show = await makeShow()
    await ask(show)
    await ageFacts(show.room, 8)
    await ask(show)
    const seq = await readRoomSeq(show.room)
    await forgetOldFacts()
    expect(await readFacts(show.room, 0, seq)).toBeNull()
    expect(await readFacts(show.room, seq - 1, seq)).toHaveLength(1)
    await ask(show)
    expect(await readRoomSeq(show.room)).toBe(seq + 1)
  })
})

async function ask(show: Show): Promise<string> {
  const asker = await authorize(await mustRead(await makeAccount('asker')), 'room:speak', {
    programmeId: show.programmeId,
  })
  return (await askQuestion(asker, { clientId: randomUUID(), text: 'what about bonds?' })).id
}
