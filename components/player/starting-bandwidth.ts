/** What is taken for granted where the browser does not tell: enough for 720p, and soon measured. */
const usualBitsPerSecond = 2_500_000

/**
 * How fast the line probably is, in bits a second, before anything was loaded: from the Network Information API
 * (wicg.github.io/netinfo) where the browser has it. A good guess saves the engine a piece loaded to find out.
 */
export function startingBandwidth(browser: object): number {
  const connection: unknown = Reflect.get(browser, 'connection')
  if (typeof connection !== 'object' || connection === null) return usualBitsPerSecond
  const megabits: unknown = Reflect.get(connection, 'downlink')
  return typeof megabits === 'number' && megabits > 0 ? megabits * 1_000_000 : usualBitsPerSecond
}
