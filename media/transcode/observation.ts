/**
 * A keyframe of the show (at most one a second) as a JPEG that fits 640 × 640; the moment is on the run's
 * clock, as every time that goes into ffmpeg.
 */
export type Still = { presentedAtSeconds: number; jpeg: Buffer }

/** What was seen or heard of the show at a moment of the run's clock. */
export type Observation =
  /**
   * Mean brightness (0 black – 255 white), and its mean change since the picture looked at before (0: the
   * same; null: there was none).
   */
  | { kind: 'picture'; presentedAtSeconds: number; meanLuma: number; changeFromBefore: number | null }
  /** Levels of a second of sound from this moment on, in dBFS; −Infinity is digital silence. */
  | { kind: 'sound'; presentedAtSeconds: number; rmsDb: number; peakDb: number }
