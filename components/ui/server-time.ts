/** A difference below this may be a slow page's. */
const trustedMs = 60_000

let skewMs = 0

export function learnSkew(servedMs: number, ownMs: number): void {
  skewMs = skewOf(servedMs, ownMs)
}

/** The server's time, by the browser's clock and how wrong it is known to be. */
export function serverTime(): number {
  return Date.now() + skewMs
}

export function skewOf(servedMs: number, ownMs: number): number {
  const skew = servedMs - ownMs
  return Math.abs(skew) < trustedMs ? 0 : skew
}
