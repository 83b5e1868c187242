import { z } from 'zod'
import { phraseActions, phrasePlaces } from '#lib/phrases.ts'

const phrase = z
  .string()
  .trim()
  .min(1)
  .max(60)
  .regex(/[\p{L}\p{N}]/u, 'has neither letter nor digit')

/** The rules of an institution, or of all (null), as a compliance officer publishes them: the whole set at once. */
export const phraseSetSchema = z.object({
  institution: z.string().min(1).max(60).nullable(),
  reviewer: z.email(),
  rules: z
    .array(
      z.object({
        name: z.string().trim().min(1).max(60),
        place: z.enum(phrasePlaces),
        action: z.enum(phraseActions),
        phrases: z.array(phrase).min(1).max(500),
        exceptions: z.array(phrase).max(500).default([]),
      }),
    )
    .max(100)
    .refine(
      (rules) => new Set(rules.map(({ name }) => name)).size === rules.length,
      'two rules have one name',
    ),
})
export type PhraseSet = z.infer<typeof phraseSetSchema>
