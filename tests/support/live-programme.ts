import { parse, types } from 'hls-parser'
import { authorize } from '#server/accounts/authorize.ts'
import { endBroadcast } from '#server/programmes/end-broadcast.ts'
import { goLive } from '#server/programmes/go-live.ts'
import { addStreamKey } from '#server/programmes/issue-stream-key.ts'
import { viewBroadcasts, viewOpenBroadcast } from '#server/programmes/view-broadcast.ts'
import type { BroadcastView } from '#lib/events.ts'
import { TestEncoder, type EncoderOptions } from './encoder.ts'
import { makeHost, makeInstitution, makeProgramme } from './factories.ts'
import type { MediaProcess } from './media-process.ts'
import { mustRead } from './show.ts'
import { waitFor } from './wait-for.ts'

export type ProgrammeOptions = {
  liveOnEncoder?: boolean
  graceSeconds?: number
  latencyMode?: 'realtime' | 'low' | 'normal'
}

/** An encoder of the programme; with another of its keys, or by a relay's port, where one is given. */
export type ShowEncoder = Omit<EncoderOptions, 'url'> & { streamKey?: string; rtmpPort?: number }

/** A programme as its host and its viewers meet it, on a real media process. */
export class LiveProgramme {
  readonly slug: string
  readonly programmeId: string
  readonly streamKey: string
  readonly hostId: string
  readonly #media: MediaProcess
  readonly #encoders: TestEncoder[] = []

  private constructor(of: {
    slug: string
    programmeId: string
    streamKey: string
    hostId: string
    media: MediaProcess
  }) {
    this.slug = of.slug
    this.programmeId = of.programmeId
    this.streamKey = of.streamKey
    this.hostId = of.hostId
    this.#media = of.media
  }

  static async make(media: MediaProcess, options: ProgrammeOptions = {}): Promise<LiveProgramme> {
    const institutionId = await makeInstitution()
    const hostId = await makeHost(institutionId)
    const { programmeId, slug } = await makeProgramme({
      institutionId,
      hostId,
      liveOnEncoder: true,
      ...options,
    })
    const streamKey = await addStreamKey({ programmeId, actorId: hostId })
    return new LiveProgramme({ slug, programmeId, streamKey, hostId, media })
  }

  encode({ streamKey = this.streamKey, rtmpPort, ...options }: ShowEncoder = {}): TestEncoder {
    const small = { width: 640, height: 360, fps: 30, bitrateKbps: 400, gopSeconds: 1 }
    const url = this.#media.rtmpUrl(streamKey, rtmpPort)
    const encoder = TestEncoder.start({ url, ...small, ...options })
    this.#encoders.push(encoder)
    return encoder
  }

  /** Those that ended are left as they are; can be called twice. */
  async killEncoders(): Promise<void> {
    await Promise.all(this.#encoders.map((encoder) => encoder.kill()))
  }

  async goLive(): Promise<void> {
    await goLive(
      await authorize(await mustRead(this.hostId), 'programme:run', { programmeId: this.programmeId }),
    )
  }

  async end(broadcastId: string): Promise<void> {
    const authorized = await authorize(await mustRead(this.hostId), 'programme:run', {
      programmeId: this.programmeId,
    })
    await endBroadcast(authorized, { broadcastId })
  }

  openBroadcast(): Promise<BroadcastView | null> {
    return viewOpenBroadcast(this.programmeId, { withPreview: true })
  }

  async broadcast(broadcastId: string): Promise<BroadcastView | undefined> {
    return (await viewBroadcasts([broadcastId])).get(broadcastId)
  }

  get(path: string, init: RequestInit = {}): Promise<Response> {
    return fetch(`${this.#media.url}/hls/${this.slug}/${path}`, init)
  }

  /** Waits until the programme's own address shows a broadcast, and returns its id. */
  async onAir(): Promise<string> {
    const master = await waitFor('the programme to be on air', async () => this.#text('master.m3u8'), {
      timeoutMs: 20_000,
    })
    const broadcastId = /^([0-9a-f-]{36})\/source\.m3u8$/m.exec(master)?.[1]
    if (broadcastId === undefined) throw new Error(`no source in ${master}`)
    return broadcastId
  }

  async playlist(broadcastId: string, rendition = 'source'): Promise<types.MediaPlaylist> {
    const text = await this.#text(`${broadcastId}/${rendition}.m3u8`)
    const playlist = text === null ? null : parse(text)
    if (!(playlist instanceof types.MediaPlaylist)) throw new Error(`no ${rendition} playlist`)
    return playlist
  }

  /** Waits until a rendition lists so many whole segments. */
  async segments(broadcastId: string, count: number, rendition = 'source'): Promise<types.MediaPlaylist> {
    return waitFor(
      `${count} segments`,
      async () => {
        const playlist = await this.playlist(broadcastId, rendition)
        return wholeSegments(playlist).length >= count && playlist
      },
      { timeoutMs: 30_000 },
    )
  }

  async #text(path: string): Promise<string | null> {
    const response = await this.get(path)
    return response.ok ? response.text() : null
  }
}

/** Closed segments: the parser lists the one in the making too, without an address. */
export function wholeSegments(playlist: types.MediaPlaylist): types.Segment[] {
  return [...playlist.segments].filter((segment) => segment.uri !== '')
}
