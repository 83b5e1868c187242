import { publicUrl, trustedOrigins, type Env } from '#server/env.ts'
import { embeddedDatabaseUrl } from '#server/postgres/database-url.ts'
import { tlsFiles } from '#server/tls-certificate.ts'
import { loadSecrets, type Secrets } from '#server/secrets.ts'
import type { PortUse } from './check-ports.ts'
import { StartError } from './start-error.ts'

/** What this start hands to every part beside its own environment. */
export type HandedDown = {
  DATABASE_URL: string
  APP_SECRET: string
  PUBLIC_URL: string
  TRUSTED_ORIGINS: string
}

export async function handDown(env: Env): Promise<{ handedDown: HandedDown; secrets: Secrets }> {
  if (env.CAIBO_ENV === 'production' && env.APP_SECRET === undefined) {
    throw new StartError('APP_SECRET must be set in production: at least 32 characters that nobody can guess')
  }
  const secrets = await loadSecrets(env.DATA_DIR)
  const embedded = embeddedDatabaseUrl(
    { port: env.DATABASE_PORT, password: secrets.databasePassword },
    'caibo',
  )
  return {
    secrets,
    handedDown: {
      DATABASE_URL: env.DATABASE_URL ?? embedded,
      APP_SECRET: env.APP_SECRET ?? secrets.appSecret,
      // Said outright: Next overwrites PORT in its own process, from which both would be made.
      PUBLIC_URL: publicUrl(),
      TRUSTED_ORIGINS: trustedOrigins().join(','),
    },
  }
}

/** What a command by hand must know later: see server/commands/connect.ts. */
export function connectionOf(
  env: Env,
  handedDown: HandedDown,
): Record<'CAIBO_ENV' | 'PUBLIC_URL' | 'PORT' | 'RTMP_PORT', string> & HandedDown {
  return {
    CAIBO_ENV: env.CAIBO_ENV,
    PORT: String(env.PORT),
    RTMP_PORT: String(env.RTMP_PORT),
    ...handedDown,
  }
}

/** Every port that this copy will listen on. */
export function portUses(env: Env): PortUse[] {
  const loopback = '127.0.0.1'
  return [
    { name: 'PORT', port: env.PORT, host: env.HOST },
    { name: 'RTMP_PORT', port: env.RTMP_PORT, host: env.HOST },
    ...(tlsFiles(env) ? [{ name: 'RTMPS_PORT', port: env.RTMPS_PORT, host: env.HOST }] : []),
    { name: 'REALTIME_PORT', port: env.REALTIME_PORT, host: loopback },
    { name: 'MEDIA_PORT', port: env.MEDIA_PORT, host: loopback },
    { name: 'SITE_PORT', port: env.SITE_PORT, host: loopback },
    ...(env.DATABASE_URL === undefined
      ? [{ name: 'DATABASE_PORT', port: env.DATABASE_PORT, host: loopback }]
      : []),
  ]
}
