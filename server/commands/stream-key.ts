import { AppError } from '#lib/errors.ts'
import { closeDb } from '#server/db.ts'
import { env, EnvError, publicUrl } from '#server/env.ts'
import { findProgrammeId } from '#server/programmes/find-programme-id.ts'
import { addStreamKey } from '#server/programmes/issue-stream-key.ts'
import { connect } from './connect.ts'

/**
 * `npm run -s stream-key -- <slug> [--backup]`: adds a key for the programme's main (or backup) encoder and prints the
 * full RTMP address, nothing else.
 */

try {
  process.stdout.write(`${await makeAddress(process.argv.slice(2))}\n`)
} catch (error) {
  const isExpected = error instanceof EnvError || error instanceof AppError
  process.stderr.write(
    `${isExpected ? error.message : `no key was made: is npm start running? (${String(error)})`}\n`,
  )
  process.exitCode = 1
} finally {
  await closeDb()
}

async function makeAddress(args: string[]): Promise<string> {
  const isBackup = args.includes('--backup')
  const [slug, ...others] = args.filter((argument) => argument !== '--backup')
  if (slug === undefined || others.length > 0) {
    throw new EnvError('usage: npm run -s stream-key -- <slug of a programme> [--backup]')
  }
  await connect()
  const programmeId = await findProgrammeId(slug)
  if (programmeId === null) throw new AppError('NOT_FOUND', `there is no programme "${slug}"`)
  const streamKey = await addStreamKey({ programmeId, actorId: null, role: isBackup ? 'backup' : 'main' })
  return `rtmp://${new URL(publicUrl()).hostname}:${env().RTMP_PORT}/live/${streamKey}`
}
