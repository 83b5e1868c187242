/** What is to be watched, and how the picture is decoded: keyframes alone unless a rung needs every frame anyway. */
export type ObservePlan = { hasVideo: boolean; hasAudio: boolean; decodes: 'all' | 'keyframes' }

/** What one of the extra pipes carries; `ObservationReader` reads them. */
export type ObservePipe = 'stills' | 'picture' | 'sound'

export type ObserveOutputs = {
  args: string[]
  /** In the order of their file descriptors, from the first that was asked for. */
  pipes: ObservePipe[]
}

/** Two pictures are looked at no closer than this; a little under one, so that a keyframe each second counts. */
const pictureSeconds = 0.95

const stillSide = 640

/** A second of sound at 44.1 kHz, 0.92 s at 48. */
const soundSamples = 44_100

/**
 * Options of ffmpeg's input (before `-i`). Frame threads would hold each keyframe back until the next ones;
 * what is left is the encoder's own reordering: where it announces n B-frames in a row, n keyframes.
 */
export function observeInputArgs(plan: ObservePlan): string[] {
  if (plan.decodes === 'all' || !plan.hasVideo) return []
  // With keyframes alone ffmpeg would gather them for seconds before it believes that it knows the stream.
  return ['-skip_frame', 'nokey', '-flags', 'low_delay', '-threads', '1', '-analyzeduration', '300000']
}

/**
 * Outputs that watch the show, for the same command line as the ladder's and ffmpeg 5.1 or later: stills with
 * their times, and figures of picture and sound. Needs `-copyts` for times on the clock of the input.
 */
export function observeOutputs(plan: ObservePlan, firstFd: number): ObserveOutputs {
  const video = plan.hasVideo ? videoOutput(firstFd) : noOutput
  const audio = plan.hasAudio ? audioOutput(firstFd + video.pipes.length) : noOutput
  return { args: [...video.args, ...audio.args], pipes: [...video.pipes, ...audio.pipes] }
}

const noOutput: ObserveOutputs = { args: [], pipes: [] }

/** MJPEG in fragmented MP4, so that a still's time comes with its bytes; each is written when the next is there. */
function videoOutput(fd: number): ObserveOutputs {
  return {
    pipes: ['stills', 'picture'],
    args: [
      ...['-map', '0:v:0', '-vf', `${pictures},signalstats,${printed('metadata', fd + 1)}`],
      ...['-fps_mode', 'passthrough', '-c:v', 'mjpeg', '-q:v', '5', '-f', 'mp4'],
      ...['-movflags', '+cmaf+frag_keyframe+frag_discont'],
      ...['-video_track_timescale', '1000', '-flush_packets', '1', `pipe:${fd}`],
    ],
  }
}

function audioOutput(fd: number): ObserveOutputs {
  const filters = [
    `asetnsamples=n=${soundSamples}:p=0`,
    'astats=metadata=1:reset=1:measure_perchannel=none:measure_overall=RMS_level+Peak_level',
    'asettb=1/1000',
    printed('ametadata', fd),
  ]
  return { pipes: ['sound'], args: ['-map', '0:a:0', '-af', filters.join(','), '-f', 'null', '-'] }
}

/** Never larger than the source, and in full range: black is 0. */
const pictures = [
  `select='isnan(prev_selected_t)+gte(t-prev_selected_t,${pictureSeconds})+lt(t,prev_selected_t)'`,
  `scale=w='min(${stillSide},iw)':h='min(${stillSide},ih)':force_original_aspect_ratio=decrease:force_divisible_by=2:out_range=full`,
  'format=yuvj420p,settb=1/1000',
].join(',')

/** Figures as lines of text; of the times `pts` counts, in milliseconds: `pts_time` has six digits and no more. */
function printed(filter: 'metadata' | 'ametadata', fd: number): string {
  return `${filter}=mode=print:direct=1:file=pipe\\\\:${fd}`
}
