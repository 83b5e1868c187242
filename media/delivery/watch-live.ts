import type { Channel } from '#media/live/channel.ts'
import type { Track } from '#media/live/track.ts'
import type { Variant } from '#media/package/master-playlist.ts'
import type { Recording } from '#media/store/recording.ts'
import { masterRenditions } from '#media/transcode/ladder.ts'
import { describeTrack } from './measure-track.ts'
import type { PartName, Piece, Watchable } from './watchable.ts'

/** A rendition that has nothing after so much of the show is not waited for: what makes it may be broken for good. */
const mostAwaitedMs = 6_000

const watched = new WeakMap<Channel, { recording: Recording | null; watchable: Watchable }>()

/**
 * A channel of a live broadcast: newest bytes from memory, older ones from disk where there is a recording.
 * The same one for all who ask, so that what is made of it is made once.
 */
export function watchChannel(channel: Channel, recording: Recording | null): Watchable {
  const known = watched.get(channel)
  if (known && known.recording === recording) return known.watchable
  const watchable = makeWatchable(channel, recording)
  watched.set(channel, { recording, watchable })
  return watchable
}

function makeWatchable(channel: Channel, recording: Recording | null): Watchable {
  return {
    revision: () => [...channel.tracks.values()].map(revisionOf).join(' '),
    variants: () => listVariants(channel),
    isComplete: () => {
      const tracks = mainTracks(channel)
      if (channel.mediaTimeMs > mostAwaitedMs) return listVariants(channel).length > 0
      return tracks.length > 0 && tracks.every((track) => describeTrack(track) !== null)
    },
    timelines: () => [...channel.tracks.values()].map((track) => track.timeline),
    timeline: (rendition) => channel.tracks.get(rendition)?.timeline ?? null,
    init: async (epoch, rendition, name) => {
      const track = findTrack(channel, epoch, rendition)
      const held = track?.findInit(name)
      return held ? inMemory([held]) : ((await recording?.find(epoch, rendition, name)) ?? null)
    },
    segment: async (epoch, rendition, msn) => {
      const held = findTrack(channel, epoch, rendition)?.window.get(msn)
      if (held?.isClosed) return inMemory(held.parts)
      return (await recording?.find(epoch, rendition, `${msn}.m4s`)) ?? null
    },
    part: (wanted, hold) => findPart(findTrack(channel, wanted.epoch, wanted.rendition), wanted, hold),
  }
}

function revisionOf({ rendition, timeline, isDropped, init }: Track): string {
  return [rendition, timeline.version, isDropped, init !== null].join()
}

function findTrack(channel: Channel, epoch: number, rendition: string): Track | null {
  const track = channel.tracks.get(rendition)
  return track?.epoch === epoch ? track : null
}

async function findPart(
  track: Track | null,
  wanted: PartName,
  hold: () => AbortSignal,
): Promise<Piece | null> {
  if (!track) return null
  const find = (): Buffer | undefined => track.window.get(wanted.msn)?.parts[wanted.part]
  let bytes = find()
  if (bytes || !isHinted(track, wanted)) return bytes ? inMemory([bytes]) : null
  const signal = hold()
  while (!bytes && !signal.aborted && isHinted(track, wanted)) {
    await track.timeline.whenChanged(signal)
    bytes = find()
  }
  return bytes ? inMemory([bytes]) : null
}

function isHinted(track: Track, wanted: PartName): boolean {
  const { openMsn } = track.timeline
  return openMsn === wanted.msn && track.window.get(openMsn)?.parts.length === wanted.part
}

function listVariants(channel: Channel): Variant[] {
  return mainTracks(channel).flatMap((track) => describeTrack(track) ?? [])
}

/** The pictures; a broadcast without one is offered as what it is: sound. */
function mainTracks(channel: Channel): Track[] {
  const all = [...channel.tracks.values()]
  const pictures = masterRenditions.flatMap((name) =>
    all.filter((track) => track.rendition === name && !track.isDropped),
  )
  return pictures.length > 0 ? pictures : all
}

function sizeOf(buffers: readonly Buffer[] | undefined): number {
  return buffers?.reduce((sum, buffer) => sum + buffer.length, 0) ?? 0
}

function inMemory(buffers: readonly Buffer[]): Piece {
  return { bytes: sizeOf(buffers), buffers }
}
