import { connect } from '#server/commands/connect.ts'
import { closeDb } from '#server/db.ts'
import { env } from '#server/env.ts'
import { makeBenchViewers } from '#tests/support/bench-viewers.ts'

/** `npm run -s bench-users -- <n>`: n signed-in viewer accounts on the running copy, one `name=value` cookie a line. */
const most = 20_000
const count = Number(process.argv[2])

async function main(): Promise<string> {
  if (!Number.isInteger(count) || count < 1 || count > most) throw new Error(`say how many: 1 to ${most}`)
  await connect()
  if (env().CAIBO_ENV === 'production') throw new Error('no bench users in production')
  const viewers = await makeBenchViewers(count)
  await closeDb()
  return viewers.map(({ cookie }) => `${cookie}\n`).join('')
}

main().then(
  (lines) => process.stdout.write(lines),
  (error: unknown) => {
    process.stderr.write(`bench-users: ${error instanceof Error ? error.message : String(error)}\n`)
    process.exitCode = 1
  },
)
