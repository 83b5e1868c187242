import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { AppError } from '#lib/errors.ts'

export type Limit = (key: string, points?: number) => Promise<void>

/** So many a time for one key, counted in this process; beyond it `RATE_LIMITED` with the seconds to wait. */
export function makeLimit(name: string, { points, seconds }: { points: number; seconds: number }): Limit {
  const limiter = new RateLimiterMemory({ keyPrefix: name, points, duration: seconds })
  return async (key, consumed = 1) => {
    try {
      await limiter.consume(key, consumed)
    } catch (error) {
      if (!(error instanceof RateLimiterRes)) throw error
      const detail = { seconds: Math.max(1, Math.ceil(error.msBeforeNext / 1_000)) }
      throw new AppError('RATE_LIMITED', `too many: ${name}`, { detail })
    }
  }
}
