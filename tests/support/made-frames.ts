import { makeBox } from '#media/package/boxes.ts'
import type { Sample } from '#media/package/fragment.ts'
import type { InitSegment, Track } from '#media/package/init-segment.ts'

export const videoTrack: Track = {
  ...{ id: 1, kind: 'video', timescale: 90_000, codec: 'avc1.64001f', width: 1280, height: 720 },
}
export const audioTrack: Track = {
  ...{ id: 2, kind: 'audio', timescale: 48_000, codec: 'mp4a.40.2', width: null, height: null },
}

export function madeInit(tracks: Track[] = [videoTrack, audioTrack]): InitSegment {
  return { bytes: makeBox('ftyp', Buffer.from(tracks.map((track) => track.codec).join())), tracks }
}

export type Show = { fps: number; gopFrames: number; seconds: number; startSeconds?: number }

/** Frames of picture and sound as ffmpeg's pipe would bring them, in the order of their times. */
export function madeFrames({ fps, gopFrames, seconds, startSeconds = 0 }: Show): Sample[] {
  const video = Array.from({ length: Math.round(fps * seconds) }, (_, index) =>
    videoFrame(index, { fps, gopFrames, startSeconds }),
  )
  const sound = Array.from({ length: Math.floor((seconds * 48_000) / 1_024) }, (_, index) =>
    audioFrame(index, startSeconds),
  )
  return [...video, ...sound].toSorted((one, other) => secondsOf(one) - secondsOf(other))
}

export function secondsOf(sample: Sample): number {
  return sample.decodeTime / (sample.trackId === videoTrack.id ? videoTrack.timescale : audioTrack.timescale)
}

function videoFrame(index: number, show: { fps: number; gopFrames: number; startSeconds: number }): Sample {
  // FLV counts whole milliseconds: a frame's time is rounded, its length is the way to the next one.
  const ticks = (frame: number): number =>
    Math.round(show.startSeconds * 1_000 + (frame * 1_000) / show.fps) * 90
  return {
    trackId: videoTrack.id,
    decodeTime: ticks(index),
    duration: ticks(index + 1) - ticks(index),
    compositionOffset: 0,
    isKeyframe: index % show.gopFrames === 0,
    data: Buffer.from(`v${index}`),
  }
}

function audioFrame(index: number, startSeconds: number): Sample {
  return {
    trackId: audioTrack.id,
    decodeTime: Math.round(startSeconds * 48_000) + index * 1_024,
    duration: 1_024,
    compositionOffset: 0,
    isKeyframe: true,
    data: Buffer.from(`a${index}`),
  }
}
