import pg from 'pg'
import { StartError } from './start-error.ts'

/** A given database must answer before anything is started on it. The line never shows the address: it may hold a password. */
export async function checkDatabase(databaseUrl: string): Promise<string> {
  const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 5_000 })
  try {
    await client.connect()
    await client.query('SELECT 1')
    return 'the one of DATABASE_URL'
  } catch (error) {
    throw new StartError(`the database of DATABASE_URL cannot be reached: ${reasonOf(error)}`)
  } finally {
    await client.end().catch(() => undefined)
  }
}

function reasonOf(error: unknown): string {
  // Node joins the failures of all addresses of a name and leaves the message of the whole empty.
  if (error instanceof AggregateError) return error.errors.map(reasonOf).join(', ')
  return error instanceof Error ? error.message : String(error)
}
