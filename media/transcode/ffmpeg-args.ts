import type { StreamProfile } from '#media/ingest/stream-inspector.ts'
import { rungSettings, sourceSettings, type Ladder, type RenditionName } from './ladder.ts'

/** Keyframes of our own making, this far apart. */
const keyframeSeconds = 2

const audioKbps = 128

/** FLV on stdin, on the clock that it is stamped with. */
export function inputArgs(profile: StreamProfile, decoding: readonly string[]): string[] {
  const words = ['-hide_banner', '-loglevel', 'warning', '-copyts']
  return [...words, ...probing(profile), ...decoding, '-f', 'flv', '-i', 'pipe:0']
}

/** One rendition into a pipe. */
export function renditionArgs(
  name: RenditionName,
  { ladder, profile }: { ladder: Ladder; profile: StreamProfile },
  fd: number,
): string[] {
  return [
    ...maps(name, profile),
    ...(name === 'audio' ? [] : videoArgs(name, ladder)),
    ...(profile.hasAudio ? audioArgs(ladder) : []),
    ...muxerArgs,
    `pipe:${fd}`,
  ]
}

/** With one track, ffmpeg waits five seconds for another, whatever the FLV header says; with two it starts at once. */
function probing({ hasAudio, hasVideo }: StreamProfile): string[] {
  return hasAudio && hasVideo ? [] : ['-analyzeduration', '300000']
}

function maps(rendition: RenditionName, profile: StreamProfile): string[] {
  const video = rendition === 'audio' ? [] : ['-map', '0:v:0']
  return profile.hasAudio ? [...video, '-map', '0:a:0'] : video
}

function videoArgs(rendition: Exclude<RenditionName, 'audio'>, ladder: Ladder): string[] {
  if (rendition === 'source' && ladder.isVideoCopied) return ['-c:v', 'copy']
  const settings = rendition === 'source' ? sourceSettings : rungSettings[rendition]
  const { shortSide, preset, crf, maxKbps } = settings
  return [
    ...(shortSide === null ? [] : ['-vf', scaleTo(shortSide)]),
    // In FLV's milliseconds: by default the encoder rounds every frame's time to the frame rate's grid.
    ...['-fps_mode', 'passthrough', '-enc_time_base', '-1', '-c:v', 'libx264'],
    ...['-preset', preset, '-tune', 'zerolatency', '-pix_fmt', 'yuv420p'],
    ...['-crf', String(crf), '-maxrate', `${maxKbps}k`, '-bufsize', `${maxKbps}k`],
    ...['-sc_threshold', '0', '-g', '1000', '-force_key_frames', keyframes(ladder)],
  ]
}

/**
 * A copied source gives the keyframes' places. Without one they are ours; `prev_forced_t` and not
 * `n_forced`, since with -copyts the clock starts anywhere and n_forced would make every frame one.
 */
function keyframes(ladder: Ladder): string {
  return ladder.isVideoCopied
    ? 'source'
    : `expr:if(isnan(prev_forced_t),1,gte(t,prev_forced_t+${keyframeSeconds}))`
}

/** The short side becomes this, never more than it was: upright shows are scaled by their width. */
function scaleTo(shortSide: number): string {
  return `scale=w='if(gte(iw,ih),-2,min(${shortSide},iw))':h='if(gte(iw,ih),min(${shortSide},ih),-2)'`
}

function audioArgs(ladder: Ladder): string[] {
  return ladder.isAudioCopied ? ['-c:a', 'copy'] : ['-c:a', 'aac', '-b:a', `${audioKbps}k`, '-ar', '48000']
}

/**
 * FLV, as it came: every frame keeps its millisecond. ffmpeg's fragmented MP4 shifts a frame when sound ends
 * the fragment before it, which moves a rung's keyframes off the source's. A track that falls silent holds the
 * other back by half a second at most.
 */
const muxerArgs = [
  ...['-f', 'flv', '-flvflags', 'no_duration_filesize+no_metadata+no_sequence_end'],
  ...['-flush_packets', '1', '-max_interleave_delta', '500000'],
] as const
