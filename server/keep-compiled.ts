import { flushCompileCache } from 'node:module'

/**
 * Preloaded into every part: Node writes its compile cache when a process ends in order, so that a part which is
 * killed before it ever did would be compiled anew at each start, half a second of a core. Written when most is
 * loaded, and once more for what came late.
 */
const flushAfterMs = [4_000, 30_000] as const

for (const ms of flushAfterMs) setTimeout(() => flushCompileCache(), ms).unref()
