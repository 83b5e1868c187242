/**
 * `missing`: the master playlist cannot be had (not on air yet, or the server restarts); `network`: it
 * was there and later loads fail; `media`: the decoder gave up; `frozen`: time stands still with no error;
 * `refused`: this viewer's pass is missing or over.
 */
export type FaultKind = 'missing' | 'network' | 'media' | 'frozen' | 'refused' | 'other'

/** `reload` the master, `resume` loading, `repair` the decoder, `rebuild` the whole engine. */
export type Recovery = { act: 'reload' | 'resume' | 'repair' | 'rebuild'; afterMs: number }

/** A new engine and a new playlist begin with an empty, black picture. */
export function takesPictureAway(act: Recovery['act']): boolean {
  return act === 'reload' || act === 'rebuild'
}

/** What to do about the fault that is the `attempt`-th (from 0) since the picture last moved. It never gives up. */
export function decideRecovery(kind: FaultKind, attempt: number): Recovery {
  switch (kind) {
    case 'missing':
      return { act: 'reload', afterMs: Math.min(500 + attempt * 250, 3_000) }
    case 'network':
      return attempt < 4 ? { act: 'resume', afterMs: 500 * 2 ** attempt } : { act: 'rebuild', afterMs: 4_000 }
    case 'media':
      return attempt < 2 ? { act: 'repair', afterMs: 0 } : { act: 'rebuild', afterMs: 1_000 }
    case 'frozen':
      return attempt < 2 ? { act: 'resume', afterMs: 0 } : { act: 'rebuild', afterMs: 0 }
    case 'refused':
      return { act: 'reload', afterMs: Math.min(attempt * 1_000, 8_000) }
    case 'other':
      return { act: 'rebuild', afterMs: Math.min(1_000 * 2 ** attempt, 8_000) }
  }
}
