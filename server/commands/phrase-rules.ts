import { readFile } from 'node:fs/promises'
import { AppError } from '#lib/errors.ts'
import { phraseSetSchema } from '#lib/phrase-set.ts'
import { publishPhraseRules } from '#server/compliance/publish-phrase-rules.ts'
import { closeDb } from '#server/db.ts'
import { EnvError } from '#server/env.ts'
import { connect } from './connect.ts'

/** `npm run -s phrase-rules -- rules.json`: puts the file's phrase rules in force in the place of those before. */
try {
  process.stdout.write(`${await publish(process.argv[2])}\n`)
} catch (error) {
  const isExpected = error instanceof EnvError || error instanceof AppError
  process.stderr.write(`${isExpected ? error.message : `nothing was changed: ${String(error)}`}\n`)
  process.exitCode = 1
} finally {
  await closeDb()
}

async function publish(file: string | undefined): Promise<string> {
  if (file === undefined) throw new EnvError('usage: npm run -s phrase-rules -- rules.json')
  const parsed = phraseSetSchema.safeParse(JSON.parse(await readFile(file, 'utf8')))
  if (!parsed.success) {
    throw new EnvError(
      parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; '),
    )
  }
  await connect()
  const { version } = await publishPhraseRules(parsed.data)
  return `${parsed.data.rules.length} rules of ${parsed.data.institution ?? 'all'} are in force, version ${version}`
}
