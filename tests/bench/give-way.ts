import { getPriority, setPriority } from 'node:os'

/** In the units of nice(2): 0 is common, 19 the most patient. */
export const othersNice = 10

/**
 * Whatever is started from here on gives way to what runs already: to a viewer's browser the server, the encoder and
 * whoever speaks are other machines in life.
 */
export function giveWay(): void {
  setPriority(Math.max(getPriority(), othersNice))
}
