import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser, photographEveryone, type Complaint } from '#tests/support/browser.ts'
import { Caibo } from '#tests/support/caibo.ts'
import { TestEncoder } from '#tests/support/encoder.ts'
import { RealtimeProcess } from '#tests/support/realtime-process.ts'
import { waitFor } from '#tests/support/wait-for.ts'
import { Agent } from './cast/agent.ts'
import { Host } from './cast/host.ts'
import type { Stage } from './cast/person.ts'
import { Viewer } from './cast/viewer.ts'
import {
  findQueuedConversation,
  findReplays,
  hasEncoder,
  mediaTimeOf,
  mediaTimeOfQuestion,
} from './cast/behind-the-scenes.ts'

const slug = 'portfolio-clinic'
const question = '利率下行，长债还能拿吗？'
const lateQuestion = '北斗的波动有多大？'
const answer = '看期限匹配：三年内要用的钱不宜放长债，其余可分批。'

let caibo: Caibo
let browser: Browser
let secondRealtime: RealtimeProcess
let encoder: TestEncoder | undefined
const complaints: Complaint[] = []

beforeAll(async () => {
  caibo = await Caibo.start()
  secondRealtime = await RealtimeProcess.start({ env: await caibo.partEnv() })
  browser = await launchBrowser()
})

afterAll(async () => {
  await encoder?.kill()
  await browser?.close()
  await secondRealtime?.stop()
  await caibo?.stop()
})

describe('a broadcast from the encoder to the replay', () => {
  it('is prepared, watched, talked about, interrupted, resumed and watched again', async ({
    onTestFailed,
  }) => {
    onTestFailed(() => photographEveryone(browser))
    const stage: Stage = { browser, baseUrl: caibo.url, complaints }
    const host = await Host.signsIn(stage)
    const onPhone = await Viewer.signsIn(stage, 'viewer', 'phone')
    const atDesk = await Viewer.signsIn(stage, 'viewer2', 'desktop')

    await host.opensStudio(slug)
    const pushTo = await host.takesTheKey()
    encoder = TestEncoder.start({ url: pushTo, gopSeconds: 1 })
    await host.seesThePreviewMove()

    await onPhone.opens(`/live/${slug}`)
    await atDesk.opens(`/live/${slug}`)
    await onPhone.seesNoVideo()
    await onPhone.isRefused(`/hls/${slug}/master.m3u8`)
    await onPhone.isRefused(await host.previewAddress())
    await onPhone.staysOnThisPage()
    await atDesk.staysOnThisPage()

    await host.goesLive()
    await Promise.all([onPhone.seesThePictureMove(), atDesk.seesThePictureMove()])
    await host.seesPlayersReport(2)

    await onPhone.says('大家好，第一次来')
    await atDesk.says('晚上好！')
    await onPhone.seesMessage('晚上好！')
    await atDesk.seesMessage('大家好，第一次来')
    await onPhone.asks(question)
    await atDesk.seesInQuestions(question)

    await answersTheQuestion(stage, host)
    await onPhone.seesInQuestions(answer)
    await atDesk.seesInQuestions(answer)

    await host.spotlights('北斗产业升级股票')
    await onPhone.seesSpotlight('北斗产业升级股票')
    expect(await onPhone.triesProduct('北斗产业升级股票')).toContain('你的测评结果是 C2')
    await onPhone.closesTheDialog()
    expect(await atDesk.triesProduct('北斗产业升级股票')).toContain('可以办理')
    expect(await atDesk.followsTheLink()).toContain('LH-FD-4418')
    await atDesk.closesTheDialog()

    await onPhone.asks(lateQuestion)
    const askedAtMs = await mediaTimeOfQuestion(caibo, slug, lateQuestion)
    await encoder.kill()
    await onPhone.page.getByText('马上回来').first().waitFor()
    await Promise.all([onPhone, atDesk].map((viewer) => viewer.seesThePictureStandStill()))
    encoder = TestEncoder.start({ url: pushTo, gopSeconds: 1 })
    await waitFor('the encoder to be accepted again', () => hasEncoder(caibo, slug), { everyMs: 20 })
    const backAfterMs = await Promise.all([onPhone, atDesk].map((viewer) => viewer.seesThePictureMove()))
    report('picture back after the encoder was accepted again', Math.max(...backAfterMs))
    await onPhone.neverLeftThePage()
    await atDesk.neverLeftThePage()

    await atDesk.says('信号回来了')
    await onPhone.seesMessage('信号回来了')
    const saidAtMs = await mediaTimeOf(caibo, slug, '信号回来了')

    await host.ends()
    await encoder.ended()
    const endedAt = Date.now()
    await waitFor('the replay', async () => (await findReplays(caibo, slug)).length === 1, { everyMs: 50 })
    await atDesk.opens(`/replay/${slug}`)
    await atDesk.seesThePictureMove()
    report('replay plays after the end', Date.now() - endedAt)
    await atDesk.seeksTo(saidAtMs - 3_000)
    await atDesk.seesNoMessage('信号回来了')
    const seenAtMs = await atDesk.waitsInReplayFor('信号回来了')
    report('the same words in the replay, off by', Math.abs(seenAtMs - saidAtMs))
    expect(Math.abs(seenAtMs - saidAtMs)).toBeLessThanOrEqual(1_000)

    await findsTheMomentOf(atDesk, askedAtMs)
    await runsASecondShow(pushTo, host, atDesk)
    expect(complaints).toEqual([])
  })
})

/** The question's card leads to its moment: its picture, what had been said, and the product that was explained. */
async function findsTheMomentOf(viewer: Viewer, askedAtMs: number): Promise<void> {
  await viewer.seeksTo(0)
  await viewer.pauses()
  const arrivedMs = await viewer.jumpsToTheQuestion(lateQuestion)
  expect(Math.abs(arrivedMs - askedAtMs)).toBeLessThanOrEqual(1_000)
  await viewer.seesSpotlight('北斗产业升级股票')
  await viewer.seesMessage('大家好，第一次来')
  await viewer.seesNoMessage('信号回来了')
  // The encoder was away once: a chapter begins where it came back.
  expect(await viewer.listedChapters()).toHaveLength(2)
}

/** How long it took depends on the machine and is told, not judged. */
function report(what: string, ms: number): void {
  process.stdout.write(`${what}: ${Math.round(ms)} ms\n`)
}

/** The host hands over; of two agents who claim at the same moment exactly one wins and answers. */
async function answersTheQuestion(stage: Stage, host: Host): Promise<void> {
  const agents = [await Agent.signsIn(stage, 'agent'), await Agent.signsIn(stage, 'agent2')] as const
  for (const agent of agents) await agent.opensTheDesk()
  await host.handsOver(question, '客户关心期限')
  for (const agent of agents) await agent.seesInQueue(question)

  const conversationId = await findQueuedConversation(caibo, question)
  const first = await agents[0].standsReadyAt(caibo.realtimeUrl)
  const second = await agents[1].standsReadyAt(secondRealtime.url)
  const claims = await Promise.all([first.claims(conversationId), second.claims(conversationId)])
  const [winner, loser] = claims[0].ok ? agents : ([agents[1], agents[0]] as const)
  const names = { agent: '苏婉清', agent2: '何子谦' }
  expect(claims.filter(({ ok }) => ok)).toHaveLength(1)
  expect(claims.find(({ ok }) => !ok)).toMatchObject({
    code: 'CONVERSATION_TAKEN',
    detail: { by: winner.name === 'agent' ? names.agent : names.agent2 },
  })
  first.hangsUp()
  second.hangsUp()

  await winner.answersPublicly(question, answer)
  await winner.leaves()
  await loser.leaves()
}

/** The same programme again: its own broadcast and replay, beside the first. */
async function runsASecondShow(pushTo: string, host: Host, viewer: Viewer): Promise<void> {
  await host.opensStudio(slug)
  encoder = TestEncoder.start({ url: pushTo, gopSeconds: 1 })
  await host.seesThePreviewMove()
  await host.goesLive()
  await viewer.opens(`/live/${slug}`)
  await viewer.seesThePictureMove()
  await viewer.seesNoMessage('信号回来了')
  await host.ends()
  await waitFor('both replays', async () => (await findReplays(caibo, slug)).length === 2)
  for (const { broadcastId } of await findReplays(caibo, slug)) {
    await viewer.opens(`/replay/${slug}/${broadcastId}`)
    await viewer.seesThePictureMove()
  }
}
