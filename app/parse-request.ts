import type { z } from 'zod'
import { AppError } from '#lib/errors.ts'

/** What a browser sent, once it has the shape it should. Throws `BAD_REQUEST`. */
export function parseRequest<Schema extends z.ZodType>(schema: Schema, request: unknown): z.output<Schema> {
  const parsed = schema.safeParse(request)
  if (!parsed.success) throw new AppError('BAD_REQUEST', parsed.error.message)
  return parsed.data
}
