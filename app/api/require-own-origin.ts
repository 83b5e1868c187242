import { AppError } from '#lib/errors.ts'
import { trustedOrigins } from '#server/env.ts'

/** Browsers name the page's origin with every POST; programs have none, and no cookies but their own. Throws `FORBIDDEN`. */
export function requireOwnOrigin(request: Request): void {
  const origin = request.headers.get('origin')
  if (origin !== null && !trustedOrigins().includes(origin)) {
    throw new AppError('FORBIDDEN', 'asked from another site')
  }
}
