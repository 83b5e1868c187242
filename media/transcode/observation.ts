/** A keyframe of the show as a small JPEG; the moment is on the encoder's clock. */
export type Still = { presentedAtSeconds: number; jpeg: Buffer }

/** What was seen or heard of the show at a moment of the encoder's clock. */
export type Observation =
  /** Mean brightness (0 black – 255 white), and its mean change since the picture looked at before (0: the same). */
  | { kind: 'picture'; presentedAtSeconds: number; meanLuma: number; changeFromBefore: number }
  /** Levels of the last stretch of sound, in dBFS; −Infinity is digital silence. */
  | { kind: 'sound'; presentedAtSeconds: number; rmsDb: number; peakDb: number }
