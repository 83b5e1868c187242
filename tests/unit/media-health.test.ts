import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { encodeCmcd } from '@svta/cml-cmcd'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { renditionKey } from '#lib/cmcd.ts'
import { ClockMeter } from '#media/ingest/clock-meter.ts'
import { HistoryLog, type HistoryRow } from '#media/health/health-history.ts'
import { QualityCounter } from '#media/health/quality-counter.ts'
import { waitFor } from '#tests/support/wait-for.ts'
import { PlayerReports } from '#media/health/player-reports.ts'
import { readReports, type PlayerReport } from '#media/health/read-report.ts'
import { ShowWatch } from '#media/transcode/show-watch.ts'

describe('the watch over a show', () => {
  it('knows since when a picture is black and still', () => {
    const watch = new ShowWatch()
    const see = (at: number, meanLuma: number, changeFromBefore: number | null) =>
      watch.observe({ kind: 'picture', presentedAtSeconds: at, meanLuma, changeFromBefore }, 0)
    see(10, 90, null)
    see(12, 90, 0)
    expect(watch.read(0)).toMatchObject({ blackMs: 0, frozenMs: 2_000 })
    see(14, 0, 90)
    expect(watch.read(0)).toMatchObject({ blackMs: 0, frozenMs: 0 })
    see(16, 0, 0)
    see(18, 0, 0.01)
    expect(watch.read(0)).toMatchObject({ blackMs: 4_000, frozenMs: 4_000, silentMs: null })
    see(20, 80, 80)
    expect(watch.read(0)).toMatchObject({ blackMs: 0, frozenMs: 0 })
    expect(watch.read(60_000)).toMatchObject({ blackMs: null, frozenMs: null })
  })

  it('counts silence by the seconds that were heard, and begins anew with a new clock', () => {
    const watch = new ShowWatch()
    const hear = (at: number, rmsDb: number) =>
      watch.observe({ kind: 'sound', presentedAtSeconds: at, rmsDb, peakDb: rmsDb }, 0)
    hear(20, -20)
    for (const at of [21, 22, 23, 24, 25]) hear(at, -Infinity)
    expect(watch.read(0).silentMs).toBe(5_000)
    hear(10, -70)
    expect(watch.read(0).silentMs).toBeLessThanOrEqual(1_000)
    hear(11, -30)
    expect(watch.read(0)).toMatchObject({ silentMs: 0, rmsDb: -30 })
  })
})

describe('the meter of clocks', () => {
  /** Feeds frames and sound packets each 40 ms; `late` tells how late a packet of a time comes. */
  function run(seconds: number, late: (ms: number) => number, audioDts = (ms: number) => ms): ClockMeter {
    const meter = new ClockMeter()
    for (let ms = 0; ms <= seconds * 1_000; ms += 40) {
      meter.take('video', { dts: 5_000 + ms, size: 5_000 }, ms + late(ms))
      meter.take('audio', { dts: 5_000 + audioDts(ms), size: 400 }, ms + late(ms))
    }
    return meter
  }

  it('sees that packets come later and later behind their clock', () => {
    expect(run(20, () => 30).read(20_030).backlogMs).toBeLessThan(50)
    expect(run(20, (ms) => ms * 0.2).read(24_000).backlogMs).toBeGreaterThan(3_500)
  })

  it('sees sound move away from the picture, and not that it began apart', () => {
    const apart = run(
      60,
      () => 0,
      (ms) => ms + 300,
    )
    expect(Math.abs(apart.read(60_000).audioDriftMs ?? NaN)).toBeLessThan(10)
    const drifting = run(
      60,
      () => 0,
      (ms) => ms * 1.01,
    )
    expect(drifting.read(60_000).audioDriftMs).toBeGreaterThan(400)
  })

  it('begins anew after a jump of the encoder’s clock', () => {
    const meter = run(20, (ms) => ms * 0.2)
    meter.take('video', { dts: 900_000, size: 1 }, 24_100)
    meter.take('video', { dts: 900_040, size: 1 }, 24_140)
    expect(meter.read(24_140).backlogMs).toBe(0)
  })
})

const row = (atMs: number): HistoryRow => ({
  ...{ atMs, bitrateKbps: 2_000, fps: 30, keyframeSeconds: 2, rmsDb: -20 },
  ...{ latencyMs: null, stalledShare: null, players: 0, isConnected: 1 },
})

describe('the history', () => {
  it('outlives its process, lines cut off by a power cut aside', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'caibo-history-'))
    const first = new HistoryLog(folder)
    for (const atMs of [5_000, 10_000]) first.add(row(atMs), { isKept: true })
    first.add(row(15_000), { isKept: false })
    await first.settled()
    const path = join(folder, 'health.jsonl')
    await writeFile(path, `${await readFile(path, 'utf8')}[20000,3`)
    const second = new HistoryLog(folder)
    await second.load()
    expect(second.read(0).rows.map(([atMs]) => atMs)).toEqual([5_000, 10_000])
    expect(second.read(5_000).rows).toHaveLength(1)
    await rm(folder, { recursive: true })
  })

  it('thins out what is older than two hours, and is bounded', () => {
    const log = new HistoryLog('/nowhere')
    for (let at = 0; at < 6 * 3_600; at += 5) log.add(row(at * 1_000), { isKept: false })
    const { rows } = log.read(0)
    // 1,440 rows of two hours, and the 240 minutes before; one of them is begun.
    expect(rows.length).toBe(1_440 + 239)
    expect(rows.at(-1)?.[0]).toBe((6 * 3_600 - 5) * 1_000)
  })
})

const report = (change: Partial<PlayerReport> & { sessionId: string }): PlayerReport => ({
  ...{ startupMs: null, latencyMs: null, rendition: null, state: 'p', stallsMs: [], isLast: false },
  ...change,
})

describe('players’ reports', () => {
  it('are read as CMCD writes them', () => {
    const body = encodeCmcd(
      {
        e: 't',
        sid: 'abcdefgh-1',
        cid: 'x',
        v: 2,
        sta: 'p',
        msd: 820,
        ltc: 1_900,
        [renditionKey]: '720p',
        bsd: [400, 90],
      },
      { version: 2, reportingMode: 'event' },
    )
    expect(readReports(body)).toEqual([
      report({
        sessionId: 'abcdefgh-1',
        startupMs: 820,
        latencyMs: 1_900,
        rendition: '720p',
        stallsMs: [400, 90],
      }),
    ])
  })

  it('that make no sense are nothing, whatever they are', () => {
    expect(readReports('a=(((\n\nsid=5\nsid="<script>"\n__proto__=1')).toEqual([])
    expect(
      readReports('sid="abcdefgh",msd=-5,ltc=1e99,bsd="x",sta=zz')[0] ?? report({ sessionId: 'abcdefgh' }),
    ).toBeTruthy()
    fc.assert(fc.property(fc.string({ maxLength: 400 }), (body) => void readReports(body)))
  })

  it('are counted by player, and forgotten with them', () => {
    const reports = new PlayerReports()
    reports.add(
      'show',
      report({ sessionId: 'one', startupMs: 800, latencyMs: 1_000, rendition: 'source' }),
      0,
    )
    reports.add(
      'show',
      report({ sessionId: 'one', latencyMs: 2_000, rendition: '480p', stallsMs: [1_500] }),
      1_000,
    )
    reports.add(
      'show',
      report({ sessionId: 'two', startupMs: 1_200, latencyMs: 3_000, rendition: 'source' }),
      1_000,
    )
    expect(reports.read('show', 2_000)).toEqual({
      ...{ reporting: 2, startupMsP50: 1_200, startupMsP95: 1_200, latencyMsP50: 3_000, latencyMsP95: 3_000 },
      ...{ stalledShare: 0.5, stallSeconds: 1.5 },
      renditions: [
        { name: 'source', share: 0.5 },
        { name: '480p', share: 0.5 },
      ],
    })
    expect(reports.read('show', 62_000).stalledShare).toBe(0)
    expect(reports.read('other', 2_000).reporting).toBe(0)
    reports.add('show', report({ sessionId: 'two', state: 'q', isLast: true }), 3_000)
    expect(reports.read('show', 4_000).reporting).toBe(1)
    expect(reports.read('show', 95_000).reporting).toBe(0)
  })

  it('hold no more than their caps, whoever speaks', () => {
    const reports = new PlayerReports()
    for (let player = 0; player < 6_000; player++) {
      reports.add('show', report({ sessionId: `player-${player}`, stallsMs: Array(20).fill(100) }), player)
    }
    expect(reports.read('show', 6_000).reporting).toBe(5_000)
    for (let show = 0; show < 300; show++) reports.add(`show-${show}`, report({ sessionId: 'one' }), 6_000)
    expect(reports.read('show-299', 6_000).reporting).toBe(1)
    expect(reports.read('show-0', 6_000).reporting).toBe(0)
  })
})

describe('the counter of reports', () => {
  it('takes what an office of viewers sends from one address, not a flood, and says what became of each', async () => {
    const reports = new PlayerReports()
    const outcomes: string[] = []
    const counter = new QualityCounter({
      reports,
      onReport: () => undefined,
      onOutcome: (outcome) => outcomes.push(outcome),
    })
    const show = { slug: 'show', broadcastId: 'id' }
    for (let turn = 0; turn < 1_000; turn++) {
      const body = turn % 2 === 0 ? `sid="player-${turn}",sta=p,v=2` : 'what is this'
      counter.receive({ ...show, body, address: '192.0.2.1' })
    }
    counter.receive({ ...show, body: 'sid="player-else"', address: '192.0.2.2' })
    await waitFor('all outcomes', () => outcomes.length === 1_001)
    const count = (wanted: string) => outcomes.filter((outcome) => outcome === wanted).length
    expect([count('taken'), count('unreadable'), count('limited')]).toEqual([351, 350, 300])
    expect(reports.read('id', performance.now()).reporting).toBe(351)
  })
})
