import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { AppError } from '#lib/errors.ts'
import { legalTextSchema } from '#lib/legal.ts'
import { closeDb } from '#server/db.ts'
import { EnvError } from '#server/env.ts'
import { publishLegalText } from '#server/legal/publish-legal-text.ts'
import { connect } from './connect.ts'

/**
 * `npm run -s legal-text -- --institution lanhai-cn --kind privacy --language zh-CN --title 隐私政策 --file privacy.md
 * --reviewer compliance@…`: publishes a reviewed text (Markdown) as the newest version.
 */
const flags = ['institution', 'kind', 'language', 'title', 'file', 'reviewer'] as const

try {
  process.stdout.write(`${await publish(process.argv.slice(2))}\n`)
} catch (error) {
  const isExpected = error instanceof EnvError || error instanceof AppError
  process.stderr.write(`${isExpected ? error.message : `nothing was published: ${String(error)}`}\n`)
  process.exitCode = 1
} finally {
  await closeDb()
}

async function publish(args: string[]): Promise<string> {
  const options = Object.fromEntries(flags.map((flag) => [flag, { type: 'string' as const }]))
  const { file, ...given } = parseArgs({ args, options }).values
  const body = file === undefined ? '' : await readFile(file, 'utf8')
  const parsed = legalTextSchema.safeParse({ ...given, body })
  if (!parsed.success) {
    const faults = parsed.error.issues.map(({ path, message }) => `--${path.join('.')}: ${message}`)
    throw new EnvError(`${faults.join('; ')} (flags: ${flags.map((flag) => `--${flag}`).join(' ')})`)
  }
  await connect()
  const { version } = await publishLegalText(parsed.data)
  return `published ${parsed.data.kind} of ${parsed.data.institution} in ${parsed.data.language}, version ${version}`
}
