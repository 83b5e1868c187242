/** What the work gives, or an error after the time: for what may never answer and cannot be stopped. */
export async function withDeadline<T>(work: Promise<T>, deadlineMs: number): Promise<T> {
  const late = Promise.withResolvers<never>()
  const timer = setTimeout(() => late.reject(new Error(`no answer within ${deadlineMs} ms`)), deadlineMs)
  return Promise.race([work, late.promise]).finally(() => clearTimeout(timer))
}
