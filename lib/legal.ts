import { z } from 'zod'
import { legalKinds } from '#lib/legal-kinds.ts'
import { locales } from '#lib/locale.ts'

export const legalTextSchema = z.object({
  institution: z.string().min(1).max(60),
  kind: z.enum(legalKinds),
  language: z.enum(locales),
  title: z.string().trim().min(1).max(120),
  /** Markdown; HTML in it is not shown. */
  body: z.string().trim().min(1).max(100_000),
  reviewer: z.email(),
})
export type NewLegalText = z.infer<typeof legalTextSchema>

export type LegalView = {
  institution: { slug: string; name: string }
  /** Other institutions with such a text. */
  others: { slug: string; name: string }[]
  title: string
  body: string
  language: string
  version: number
  publishedAt: number
}
