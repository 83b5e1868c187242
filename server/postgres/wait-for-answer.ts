import { setTimeout as delay } from 'node:timers/promises'
import pg from 'pg'
import { databaseRole } from './database-url.ts'

export type Answer = 'answers' | 'silent'

type Server = { port: number; password: string }

// Replaying the log after a crash takes as long as there is log.
const patienceMs = 60_000
const pauseMs = 50

/** Tries to sign in until the server takes connections, patience ends or nobody wants to know any more. */
export async function waitForAnswer(server: Server, signal: AbortSignal): Promise<Answer> {
  const deadline = performance.now() + patienceMs
  while (performance.now() < deadline && !signal.aborted) {
    if (await answers(server)) return 'answers'
    await delay(pauseMs)
  }
  return 'silent'
}

async function answers({ port, password }: Server): Promise<boolean> {
  const client = new pg.Client({
    host: '127.0.0.1',
    port,
    user: databaseRole,
    password,
    database: 'postgres',
    connectionTimeoutMillis: 2_000,
  })
  try {
    await client.connect()
    return true
  } catch {
    return false
  } finally {
    await client.end().catch(() => undefined)
  }
}
