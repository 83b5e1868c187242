import { z } from 'zod'

/** A line of captions as it is kept beside a recording, in media time. */
const keptLineSchema = z.object({
  atMs: z.number().int().min(0),
  language: z.string().nullable(),
  text: z.string(),
})
export type KeptLine = z.infer<typeof keptLineSchema>

/** No rendition can be called so (recording.ts). */
export const keptLinesName = 'text-lines.jsonl'

/** Stands beside them from the end of the show until they are the recording's captions. */
export const dueLinesName = 'text-lines.due'

/** On a line of its own, also after half a line of a crash. */
export function writeLine(line: KeptLine): string {
  return `\n${JSON.stringify(line)}\n`
}

/** The whole lines of a file; what a crash cut off is left out. */
export function readLines(file: string): KeptLine[] {
  return file.split('\n').flatMap((text) => {
    const line = keptLineSchema.safeParse(parseJson(text))
    return line.success ? [line.data] : []
  })
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
