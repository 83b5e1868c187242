import { saveConnection } from '#server/commands/connection-file.ts'
import { env, envNames, EnvError, publicUrl } from '#server/env.ts'
import { ensureDatabase } from '#server/postgres/ensure-database.ts'
import { buildSite } from '#server/supervisor/build-site.ts'
import { checkDatabase } from '#server/supervisor/check-database.ts'
import { checkPorts } from '#server/supervisor/check-ports.ts'
import { claimDataDir } from '#server/supervisor/claim-data-dir.ts'
import { greeting } from '#server/supervisor/greeting.ts'
import { runStep } from '#server/supervisor/run-step.ts'
import { connectionOf, handDown, portUses } from '#server/supervisor/settings.ts'
import { StartError } from '#server/supervisor/start-error.ts'
import { stopOnSignal } from '#server/supervisor/stop-on-signal.ts'
import { Supervisor } from '#server/supervisor/supervisor.ts'
import { readCertificate, tlsFiles } from '#server/tls-certificate.ts'
import { say, step } from '#server/supervisor/terminal.ts'

/** The whole product under one supervisor. `--no-demo` leaves out the demo encoder. */

const startedAt = performance.now()
let stop = (): Promise<void> => Promise.resolve()

try {
  await start()
} catch (error) {
  const isExpected = error instanceof StartError || error instanceof EnvError
  say(
    isExpected
      ? error.message
      : `caibo cannot start: ${error instanceof Error ? error.stack : String(error)}`,
  )
  await stop()
  process.exit(1)
}

async function start(): Promise<void> {
  const settings = env()
  const release = await claimDataDir(settings.DATA_DIR)
  const supervisor = new Supervisor(settings)
  stop = async () => {
    await supervisor.stop()
    await release()
  }
  stopOnSignal(() => stop())

  await checkPorts(portUses(settings))
  const files = tlsFiles(settings)
  if (files) await readCertificate(files) // A fault is said here, in one line, and not by a part that cannot start.
  const { handedDown, secrets } = await handDown(settings)
  if (settings.DATABASE_URL === undefined) {
    await supervisor.startDatabase({ port: settings.DATABASE_PORT, password: secrets.databasePassword })
    await ensureDatabase(handedDown.DATABASE_URL)
  } else {
    await step('database', () => checkDatabase(handedDown.DATABASE_URL))
  }
  await step('migrations', async () => {
    const applied = await runStep(['prisma/migrate.ts', 'deploy'], handedDown)
    return applied === '' ? 'up to date' : `${applied.split('\n').length} applied`
  })
  const isDevelopment = settings.CAIBO_ENV === 'development'
  const withDemo = isDevelopment && !process.argv.includes('--no-demo')
  if (isDevelopment) await step('demo data', () => runStep(['prisma/seed.ts'], handedDown))
  const site = await buildStep()
  await saveConnection(settings.DATA_DIR, connectionOf(settings, handedDown))
  await supervisor.startParts(
    {
      realtimePort: settings.REALTIME_PORT,
      mediaPort: settings.MEDIA_PORT,
      sitePort: settings.SITE_PORT,
      siteFolder: site,
      env: handedDown,
    },
    { withDemo },
  )
  say(greeting({ url: publicUrl(), startedAt, isDevelopment, withDemo }))
}

async function buildStep(): Promise<string> {
  let folder = ''
  await step('site build', async () => {
    const build = await buildSite(envNames)
    folder = build.folder
    return build.wasBuilt ? 'built' : 'unchanged'
  })
  return folder
}
