import { idSchema } from '#app/params.ts'
import { findQuestionPaths } from '#server/questions/find-question-paths.ts'

/** A letter's link to a question: on to where it is found now. It says no more than the place; the page there asks who comes. */
export async function GET(_request: Request, { params }: RouteContext<'/q/[question]'>): Promise<Response> {
  const id = idSchema.safeParse((await params).question)
  const paths = id.success ? await findQuestionPaths([id.data]) : new Map<string, string>()
  const location = (id.success && paths.get(id.data)) || '/account'
  return new Response(null, { status: 302, headers: { location, 'cache-control': 'no-store' } })
}
