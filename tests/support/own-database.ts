import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, inject } from 'vitest'
import { ensureDatabase } from '#server/postgres/ensure-database.ts'
import { templateDatabase } from './template-database.ts'
import { freePorts } from './ports.ts'

/**
 * Gives each integration test file its own migrated database, DATA_DIR and ports, before its modules read
 * the environment.
 */
const url = new URL(inject('databaseServerUrl'))
url.pathname = `/test_${randomUUID().replaceAll('-', '')}`
await ensureDatabase(url.href, templateDatabase)
const dataDir = await mkdtemp(join(tmpdir(), 'caibo-test-'))
const portNames = ['PORT', 'REALTIME_PORT', 'MEDIA_PORT', 'SITE_PORT', 'DATABASE_PORT', 'RTMP_PORT']
const ports = await freePorts(portNames.length)

Object.assign(process.env, {
  ...Object.fromEntries(portNames.map((name, index) => [name, String(ports[index])])),
  CAIBO_ENV: 'development',
  HOST: '127.0.0.1',
  LOG_LEVEL: process.env['TEST_LOG_LEVEL'] ?? 'silent',
  DATA_DIR: dataDir,
  DATABASE_URL: url.href,
  APP_SECRET: inject('appSecret'),
})

// The database itself goes with the server at the end of the run: a file may still hold connections here.
afterAll(() => rm(dataDir, { recursive: true, force: true }))
