import { z } from 'zod'

const errorLevel = 50
const logLineSchema = z.object({
  level: z.number().min(errorLevel),
  msg: z.string(),
  err: z.object({ message: z.string() }).optional(),
})

/**
 * Why a part ended, in words for a person, from what it wrote last: its last log line of level error, else what
 * the runtime printed of an uncaught error (not the stack around it), else its last line.
 */
export function readableFault(output: string): string {
  const lines = output.split('\n').map((line) => line.trim())
  const said = lines.filter((line) => line !== '')
  const logged = said.map(readLogLine).findLast((line) => line !== undefined)
  return (
    logged ??
    said.findLast((line) => /^\w*Error\b.*: /.test(line)) ??
    said.at(-1) ??
    'it ended without a word'
  )
}

function readLogLine(line: string): string | undefined {
  const parsed = logLineSchema.safeParse(readJson(line))
  if (!parsed.success) return undefined
  const { msg, err } = parsed.data
  return err === undefined || err.message === msg ? msg : `${msg}: ${err.message}`
}

function readJson(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}
