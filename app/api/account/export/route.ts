import { respond } from '#app/api/respond.ts'
import { requireActor } from '#app/require-actor.ts'
import { exportData } from '#server/privacy/export-data.ts'
import { makeLimit } from '#server/rate-limit.ts'

const limitExports = makeLimit('export', { points: 5, seconds: 3_600 })

/** The signed-in person's own data as a file. */
export async function GET(): Promise<Response> {
  const response = await respond(async () => {
    const actor = await requireActor()
    await limitExports(actor.userId)
    return exportData(actor)
  })
  if (response.ok) response.headers.set('content-disposition', 'attachment; filename="caibo-data.json"')
  return response
}
