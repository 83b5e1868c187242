import { describe, expect, it } from 'vitest'
import { healthHistorySchema, ingestHealthSchema, type IngestHealth } from '#lib/ingest-health.ts'
import type { EncoderOptions, TestEncoder } from '#tests/support/encoder.ts'
import type { LiveProgramme } from '#tests/support/live-programme.ts'
import { makeSessionCookie } from '#tests/support/session-cookie.ts'
import { useMedia } from '#tests/support/use-media.ts'
import { waitFor } from '#tests/support/wait-for.ts'

const media = useMedia()

/** A show as its host's studio sees it. */
class WatchedShow {
  readonly programme: LiveProgramme
  readonly encoder: TestEncoder
  readonly #cookie: string

  private constructor(of: { programme: LiveProgramme; encoder: TestEncoder; cookie: string }) {
    this.programme = of.programme
    this.encoder = of.encoder
    this.#cookie = of.cookie
  }

  static async start(options: Omit<EncoderOptions, 'url'>): Promise<WatchedShow> {
    const programme = await media.programme()
    const cookie = await makeSessionCookie(programme.hostId)
    const encoder = programme.encode({
      width: 320,
      height: 180,
      bitrateKbps: 400,
      tellsTime: true,
      ...options,
    })
    return new WatchedShow({ programme, encoder, cookie })
  }

  get(path: string): Promise<Response> {
    return this.programme.get(path, { headers: { cookie: this.#cookie } })
  }

  async health(): Promise<IngestHealth | null> {
    return ingestHealthSchema.safeParse(await (await this.get('preview/health.json')).json()).data ?? null
  }

  /** Waits for an alert to be told or gone, and says how much the encoder had sent by then. */
  async whenAlert(code: string, isThere: boolean): Promise<number> {
    await waitFor(
      `${code} to be ${isThere ? 'told' : 'gone'}`,
      async () => {
        const codes = (await this.health())?.alerts.map((alert) => alert.code)
        return codes?.some((each) => each === code) === isThere
      },
      { timeoutMs: 60_000, everyMs: 250 },
    )
    return this.encoder.sentSeconds
  }
}

/** From when a show is so, until when, and after how long that is worth an alert. */
type Trouble = {
  code: string
  encoder: Omit<EncoderOptions, 'url'>
  from: number
  until: number | null
  after: number
}

const troubles: Trouble[] = [
  {
    ...{ code: 'audio-silent', from: 5, until: 17, after: 5 },
    encoder: { soundFilter: "volume=0:enable='between(t,5,17)'", gopSeconds: 2 },
  },
  {
    ...{ code: 'picture-black', from: 5, until: 19, after: 5 },
    encoder: { pictureFilter: "drawbox=c=black:t=fill:enable='between(t,5,19)'", gopSeconds: 2, bFrames: 2 },
  },
  {
    ...{ code: 'picture-frozen', from: 4, until: 22, after: 10 },
    encoder: { pictureFilter: "drawbox=c=blue:t=fill:enable='between(t,4,22)'", gopSeconds: 2 },
  },
  { code: 'keyframes-far', encoder: { gopSeconds: 10 }, from: 4, until: null, after: 0 },
  { code: 'no-audio', encoder: { withAudio: false }, from: 0, until: null, after: 0 },
  { code: 'no-video', encoder: { withVideo: false }, from: 0, until: null, after: 0 },
  { code: 'fps-low', encoder: { fps: 8 }, from: 0, until: null, after: 0 },
]

describe('the host is told what is wrong with a show', () => {
  it('within five seconds, and that it is right again within five', async () => {
    const told = await Promise.all(troubles.map((trouble) => live(trouble)))
    for (const { code, from, until, after, toldAt, goneAt } of told) {
      expect(toldAt - from - after, `${code} told`).toBeLessThan(5 + busySeconds)
      if (until !== null) expect(goneAt - until, `${code} gone`).toBeLessThan(5 + busySeconds)
      if (until !== null) expect(toldAt, `${code} told too soon`).toBeGreaterThan(from + after - 2)
    }
  }, 90_000)

  it('nothing of a good show, whose figures are there, and whose history is kept after it', async () => {
    const show = await WatchedShow.start({ width: 640, height: 360, bitrateKbps: 800, gopSeconds: 2 })
    const id = await show.programme.onAir()
    await waitFor('levels of the sound', async () => (await show.health())?.rmsDb !== null)
    await waitFor('rows of the history', async () => (await history(show)).rows.length >= 3, {
      timeoutMs: 25_000,
    })
    const health = await show.health()
    expect(health?.alerts).toEqual([])
    expect(health).toMatchObject({
      ...{ encoderConnected: true, keyframeSeconds: 2, hasBFrames: false },
      ...{ encoders: [{ role: 'main', isOnAir: true }], droppedRungs: [] },
    })
    expect(Math.abs((health?.fps ?? 0) - 30)).toBeLessThan(4)
    expect(health?.rmsDb).toBeCloseTo(-21, 0)
    expect(health?.backlogMs).toBeLessThan(500)
    await show.programme.end(id)
    await waitFor('the show to be let go', async () => !(await show.health()), { timeoutMs: 30_000 })
    const { columns, rows } = await history(show)
    expect(rows.length).toBeGreaterThanOrEqual(2)
    expect(rows.at(-1)?.[columns.indexOf('bitrateKbps')]).toBeGreaterThan(100)
    expect((await show.programme.get('preview/health-history.json')).status).toBe(404)
  }, 90_000)

  it('how players play it, and nothing that is no report', async () => {
    const show = await WatchedShow.start({ gopSeconds: 2 })
    const id = await show.programme.onAir()
    const post = async (body: string): Promise<number> =>
      (await show.programme.get(`${id}/quality`, { method: 'POST', body })).status
    expect(
      await post(
        'e=ps,sid="0123456789abcdef",sta=p,msd=740,ltc=1850,br=(1200),com.caibo-rendition="480p",bsd=(900),v=2',
      ),
    ).toBe(204)
    expect(await post('<script>')).toBe(204)
    expect(await post('x'.repeat(5_000))).toBe(413)
    expect((await show.programme.get(`${id}/quality`)).status).toBe(405)
    const health = await waitFor('the report', async () => {
      const seen = await show.health()
      return seen?.players.reporting === 1 && seen
    })
    expect(health.players).toEqual({
      ...{ reporting: 1, startupMsP50: 740, startupMsP95: 740, latencyMsP50: 1_850, latencyMsP95: 1_850 },
      ...{ stalledShare: 1, stallSeconds: 0.9, renditions: [{ name: '480p', share: 1 }] },
    })
    await show.programme.end(id)
  })

  it('in the numbers for the operator, without anybody’s name', async () => {
    const text = await (await fetch(`${media.url}/metrics`)).text()
    expect(text).toMatch(/^caibo_alerts\{code="no-audio"\} \d+$/m)
    expect(text).toMatch(/^caibo_ingest_bitrate_kbps \d+$/m)
    expect(text).toMatch(/^caibo_player_reports\{outcome="unreadable"\} 1$/m)
    expect(text).toMatch(/^caibo_player_stall_seconds 0.9$/m)
    expect(text).toMatch(/^caibo_media_sent_bytes [1-9]\d*$/m)
    expect(text).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-/)
  })
})

/** Seven shows on two cores: what is looked at each second comes later than that. */
const busySeconds = 2

async function live(trouble: Trouble): Promise<Trouble & { toldAt: number; goneAt: number }> {
  const show = await WatchedShow.start(trouble.encoder)
  const toldAt = await show.whenAlert(trouble.code, true)
  const goneAt = trouble.until === null ? toldAt : await show.whenAlert(trouble.code, false)
  await show.encoder.kill()
  return { ...trouble, toldAt, goneAt }
}

async function history(show: WatchedShow): Promise<{ columns: string[]; rows: (number | null)[][] }> {
  return healthHistorySchema.parse(await (await show.get('preview/health-history.json')).json())
}
