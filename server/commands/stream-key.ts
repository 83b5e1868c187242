import { AppError } from '#lib/errors.ts'
import { closeDb } from '#server/db.ts'
import { env, EnvError, publicUrl } from '#server/env.ts'
import { findProgrammeId } from '#server/programmes/find-programme-id.ts'
import { addStreamKey } from '#server/programmes/issue-stream-key.ts'
import { connect } from './connect.ts'

/** `npm run -s stream-key -- <slug>`: adds a key to the programme and prints the full RTMP address, nothing else. */

try {
  process.stdout.write(`${await makeAddress(process.argv[2])}\n`)
} catch (error) {
  const isExpected = error instanceof EnvError || error instanceof AppError
  process.stderr.write(
    `${isExpected ? error.message : `no key was made: is npm start running? (${String(error)})`}\n`,
  )
  process.exitCode = 1
} finally {
  await closeDb()
}

async function makeAddress(slug: string | undefined): Promise<string> {
  if (slug === undefined) throw new EnvError('usage: npm run -s stream-key -- <slug of a programme>')
  await connect()
  const programmeId = await findProgrammeId(slug)
  if (programmeId === null) throw new AppError('NOT_FOUND', `there is no programme "${slug}"`)
  const streamKey = await addStreamKey({ programmeId, actorId: null })
  return `rtmp://${new URL(publicUrl()).hostname}:${env().RTMP_PORT}/live/${streamKey}`
}
