import { AppError } from '#lib/errors.ts'
import { respond } from '#app/api/respond.ts'
import { findActor } from '#server/accounts/find-actor.ts'
import { exportData } from '#server/privacy/export-data.ts'
import { makeLimit } from '#server/rate-limit.ts'

const limitExports = makeLimit('export', { points: 5, seconds: 3_600 })

/** The signed-in person's own data as a file. */
export async function GET(request: Request): Promise<Response> {
  const response = await respond(async () => {
    const actor = await findActor(request.headers)
    if (!actor) throw new AppError('SIGN_IN_REQUIRED', 'data belongs to an account')
    await limitExports(actor.userId)
    return exportData(actor)
  })
  if (response.ok) response.headers.set('content-disposition', 'attachment; filename="caibo-data.json"')
  return response
}
