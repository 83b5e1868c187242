import { EnvError, parseEnv } from '#server/env.ts'
import { readConnection } from './connection-file.ts'

/**
 * Gives a command by hand the settings (database, secret, addresses) of the copy that was started on its
 * DATA_DIR. Must be called before anything else reads the environment. What is set explicitly wins; an empty variable counts as unset, as everywhere.
 */
export async function connect(): Promise<void> {
  const { DATA_DIR, DATABASE_URL, APP_SECRET } = parseEnv(process.env)
  if (DATABASE_URL !== undefined && APP_SECRET !== undefined) return
  const connection = await readConnection(DATA_DIR)
  if (connection === undefined)
    throw new EnvError(`nothing was started on DATA_DIR ${DATA_DIR} yet: run npm start first`)
  for (const [name, value] of Object.entries(connection)) process.env[name] ||= value
}
