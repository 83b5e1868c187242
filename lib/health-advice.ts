export const alertCodes = [
  ...(['recording-failing', 'no-video', 'no-audio', 'picture-black', 'picture-frozen'] as const),
  ...(['audio-silent', 'keyframes-far', 'keyframes-close', 'bitrate-low', 'bitrate-high'] as const),
  ...(['bitrate-varies', 'fps-low', 'fps-odd', 'b-frames', 'frames-dropped', 'audio-drifts'] as const),
  ...(['encoder-behind', 'transcoder-behind', 'rungs-dropped', 'viewers-stall'] as const),
] as const
export type AlertCode = (typeof alertCodes)[number]

/** `critical`: viewers miss something now; `warning`: they may soon; `note`: it could be better. */
export type AlertLevel = 'critical' | 'warning' | 'note'

export type HealthAlert = {
  code: AlertCode
  level: AlertLevel
  /** What the words of the advice name. */
  values: Record<string, number | string>
}

/** What a broadcast's health is judged by; null is what nobody knows yet. */
export type HealthFigures = {
  encoderConnected: boolean
  /** Since the present encoder connected. */
  connectedMs: number
  isRealtime: boolean
  width: number | null
  height: number | null
  bitrateKbps: number
  bitrateSpread: number | null
  fps: number
  keyframeSeconds: number | null
  hasBFrames: boolean
  /** Of the last ten seconds. */
  droppedLately: number
  audioSilentForMs: number | null
  videoSilentForMs: number | null
  audioDriftMs: number | null
  backlogMs: number
  silentMs: number | null
  blackMs: number | null
  frozenMs: number | null
  /** Names of renditions that are not made any more. */
  droppedRungs: readonly string[]
  transcoderLagMs: number | null
  recordingFailing: boolean
  /** Players that report, and the share of them that stood still in the last minute. */
  players: number
  stalledShare: number | null
}

type Rule = {
  level: AlertLevel
  /** True where the alert begins, false where it ends, null between the two: it stays as it is. */
  judge(figures: HealthFigures): boolean | null
  /** What is true for a moment only is no news. */
  holdMs: number
  values?(figures: HealthFigures): Record<string, number | string>
}

/** When each code that is now true became so, and which of them are told. */
export type AlertState = ReadonlyMap<AlertCode, { sinceMs: number; isTold: boolean }>

/** A track that has not come this long after the encoder connected, or stays away so long, is missing. */
const missingMs = 3_000

/**
 * The alerts of a moment. Pure: the state of the judgement before comes in and the next goes out, so that an
 * alert neither flickers at its border nor comes for what lasts a moment.
 */
export function judgeHealth(
  figures: HealthFigures,
  { state, atMs }: { state: AlertState; atMs: number },
): { alerts: HealthAlert[]; state: AlertState } {
  const next = new Map<AlertCode, { sinceMs: number; isTold: boolean }>()
  const alerts: HealthAlert[] = []
  for (const code of alertCodes) {
    const rule = rules[code]
    const before = state.get(code)
    if (!(rule.judge(figures) ?? before !== undefined)) continue
    const sinceMs = before?.sinceMs ?? atMs
    const isTold = before?.isTold === true || atMs - sinceMs >= rule.holdMs
    next.set(code, { sinceMs, isTold })
    if (isTold) alerts.push({ code, level: rule.level, values: rule.values?.(figures) ?? {} })
  }
  return { alerts, state: next }
}

/** Bits a second that a picture of this size looks good with at 30 frames a second, in kbit/s (H.264). */
export function usualKbps({
  width,
  height,
  fps,
}: Pick<HealthFigures, 'width' | 'height' | 'fps'>): number | null {
  if (width === null || height === null) return null
  const pixels = width * height
  // Between the points that encoders' handbooks give: 360p 800, 720p 2,500, 1080p 4,500.
  const kbps = 4_500 * (pixels / (1920 * 1080)) ** 0.75
  return Math.round((kbps * (fps > 40 ? 1.5 : 1)) / 100) * 100
}

const usualRates = [24, 25, 30, 48, 50, 60] as const

/** Begins above the first border, ends below the second. */
function over(value: number | null, begins: number, ends: number): boolean | null {
  if (value === null) return false
  if (value >= begins) return true
  return value < ends ? false : null
}

/** Begins below the first border, ends above the second. */
function under(value: number | null, begins: number, ends: number): boolean | null {
  return value === null ? false : over(-value, -begins, -ends)
}

function isFlowing({ encoderConnected, connectedMs, videoSilentForMs }: HealthFigures): boolean {
  return encoderConnected && connectedMs > 2_000 && videoSilentForMs !== null && videoSilentForMs < 1_000
}

function isMissing(silentForMs: number | null, { encoderConnected, connectedMs }: HealthFigures): boolean {
  return encoderConnected && (silentForMs ?? connectedMs) >= missingMs
}

function seconds(ms: number | null): number {
  return Math.round((ms ?? 0) / 1_000)
}

const rules: Record<AlertCode, Rule> = {
  'recording-failing': { level: 'critical', holdMs: 0, judge: (figures) => figures.recordingFailing },
  'no-video': {
    level: 'critical',
    holdMs: 0,
    judge: (figures) => isMissing(figures.videoSilentForMs, figures),
  },
  'no-audio': {
    level: 'critical',
    holdMs: 0,
    judge: (figures) => isMissing(figures.audioSilentForMs, figures),
  },
  'picture-black': {
    ...{ level: 'critical', holdMs: 0 },
    // Looked at each second or at keyframes: what was black twice, four seconds apart, has been for five.
    judge: ({ blackMs }) => over(blackMs, 3_900, 1),
    values: ({ blackMs }) => ({ seconds: seconds(blackMs) }),
  },
  'picture-frozen': {
    ...{ level: 'warning', holdMs: 0 },
    judge: ({ frozenMs }) => over(frozenMs, 10_000, 1),
    values: ({ frozenMs }) => ({ seconds: seconds(frozenMs) }),
  },
  'audio-silent': {
    ...{ level: 'critical', holdMs: 0 },
    judge: ({ silentMs }) => over(silentMs, 5_000, 1),
    values: ({ silentMs }) => ({ seconds: seconds(silentMs) }),
  },
  'keyframes-far': {
    ...{ level: 'warning', holdMs: 0 },
    judge: ({ keyframeSeconds }) => over(keyframeSeconds, 4.05, 3.5),
    values: ({ keyframeSeconds }) => ({ seconds: Math.round(keyframeSeconds ?? 0) }),
  },
  'keyframes-close': {
    ...{ level: 'note', holdMs: 5_000 },
    judge: ({ keyframeSeconds }) => under(keyframeSeconds, 0.75, 0.95),
    values: ({ keyframeSeconds }) => ({ seconds: Math.round((keyframeSeconds ?? 0) * 10) / 10 }),
  },
  'bitrate-low': {
    ...{ level: 'warning', holdMs: 10_000 },
    judge: (figures) => isFlowing(figures) && under(shareOfUsual(figures), 0.25, 0.35),
    values: (figures) => ({ kbps: figures.bitrateKbps, usual: usualKbps(figures) ?? 0 }),
  },
  'bitrate-high': {
    ...{ level: 'warning', holdMs: 10_000 },
    judge: (figures) => isFlowing(figures) && over(shareOfUsual(figures), 3, 2.5),
    values: (figures) => ({ kbps: figures.bitrateKbps, usual: usualKbps(figures) ?? 0 }),
  },
  'bitrate-varies': {
    ...{ level: 'note', holdMs: 15_000 },
    judge: (figures) => isFlowing(figures) && over(figures.bitrateSpread, 1.5, 1),
  },
  'fps-low': {
    ...{ level: 'warning', holdMs: 1_500 },
    judge: (figures) => isFlowing(figures) && under(figures.fps, 14.5, 18),
    values: ({ fps }) => ({ fps }),
  },
  'fps-odd': {
    ...{ level: 'note', holdMs: 15_000 },
    judge: (figures) => isFlowing(figures) && figures.fps >= 18 && over(fromUsualRate(figures.fps), 1.5, 1),
    values: ({ fps }) => ({ fps }),
  },
  'b-frames': {
    ...{ level: 'note', holdMs: 3_000 },
    judge: ({ encoderConnected, isRealtime, hasBFrames }) => encoderConnected && isRealtime && hasBFrames,
  },
  'frames-dropped': {
    ...{ level: 'warning', holdMs: 0 },
    judge: ({ droppedLately }) => over(droppedLately, 10, 1),
    values: ({ droppedLately }) => ({ frames: droppedLately }),
  },
  'audio-drifts': {
    ...{ level: 'warning', holdMs: 5_000 },
    judge: ({ audioDriftMs }) => over(audioDriftMs === null ? null : Math.abs(audioDriftMs), 250, 150),
    values: ({ audioDriftMs }) => ({ ms: Math.abs(audioDriftMs ?? 0) }),
  },
  'encoder-behind': {
    ...{ level: 'critical', holdMs: 2_000 },
    judge: ({ encoderConnected, backlogMs }) => encoderConnected && over(backlogMs, 2_000, 800),
    values: ({ backlogMs }) => ({ seconds: Math.max(1, seconds(backlogMs)) }),
  },
  'transcoder-behind': {
    ...{ level: 'warning', holdMs: 3_000 },
    judge: ({ transcoderLagMs }) => over(transcoderLagMs, 3_000, 1_500),
    values: ({ transcoderLagMs }) => ({ seconds: seconds(transcoderLagMs) }),
  },
  'rungs-dropped': {
    ...{ level: 'warning', holdMs: 0 },
    judge: ({ droppedRungs }) => droppedRungs.length > 0,
    values: ({ droppedRungs }) => ({ rungs: droppedRungs.join(', ') }),
  },
  'viewers-stall': {
    ...{ level: 'warning', holdMs: 0 },
    judge: ({ players, stalledShare }) => players >= 5 && over(stalledShare, 0.2, 0.1),
    values: ({ stalledShare }) => ({ percent: Math.round((stalledShare ?? 0) * 100) }),
  },
}

function shareOfUsual(figures: HealthFigures): number | null {
  const usual = usualKbps(figures)
  return usual === null ? null : figures.bitrateKbps / usual
}

function fromUsualRate(fps: number): number {
  return Math.min(...usualRates.map((rate) => Math.abs(rate - fps)))
}
