import { resolve } from 'node:path'
import { z } from 'zod'

const port = (fallback: number) => z.coerce.number().int().min(1).max(65_535).default(fallback)
const seconds = (fallback: number) => z.coerce.number().min(0).default(fallback)

const envSchema = z.object({
  CAIBO_ENV: z.enum(['development', 'production']).default('development'),
  HOST: z.string().default('0.0.0.0'),
  PORT: port(3000),
  REALTIME_PORT: port(3001),
  MEDIA_PORT: port(3002),
  SITE_PORT: port(3003),
  DATABASE_PORT: port(3005),
  RTMP_PORT: port(1935),
  /** Used with a certificate only. */
  RTMPS_PORT: port(1936),
  /** Certificate with its chain, and its key, as PEM files: encoders may then connect by RTMPS. */
  TLS_CERT_FILE: z.string().optional(),
  TLS_KEY_FILE: z.string().optional(),
  DATA_DIR: z
    .string()
    .default('.data')
    .transform((path) => resolve(path)),
  DATABASE_URL: z.string().url().optional(),
  PUBLIC_URL: z.url().optional(),
  /** More origins from which sign-in and sockets are accepted, separated by commas. */
  TRUSTED_ORIGINS: z.string().default('').transform(splitList),
  /** Addresses of proxies whose X-Forwarded-For is believed, separated by commas. */
  TRUSTED_PROXIES: z.string().default('').transform(splitList),
  /** Signs cookies and links; made at the first start and kept in DATA_DIR when not given. */
  APP_SECRET: z.string().min(32).optional(),
  FFMPEG_BIN: z.string().optional(),
  /** Renditions that may be made below the source, separated by commas; `none` makes no rendition but the source. */
  LADDER: z
    .string()
    .default('1080p,720p,480p,360p')
    .transform(splitList)
    .pipe(z.array(z.enum(['1080p', '720p', '480p', '360p', 'none']))),
  /** Pause after the encoder left before a broadcast is ended, where the programme does not say. */
  GRACE_SECONDS: seconds(60),
  /** Recordings that are not published are removed when older than this, or, the oldest first, when all take more. */
  RECORDING_MAX_AGE_DAYS: z.coerce.number().positive().optional(),
  RECORDING_MAX_GB: z.coerce.number().positive().optional(),
  /** smtp:// or smtps:// with name and password; without it letters are kept as files in DATA_DIR/outbox. */
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  MAIL_FROM: z.string().default('Caibo <no-reply@localhost>'),
  /** Whose pages may show the embedded player: `*`, or origins separated by spaces. */
  EMBED_ANCESTORS: z
    .string()
    .regex(/^(?:\*|'none'|(?:https?:\/\/[\w.*:-]+ ?)+)$/, 'is *, or origins separated by spaces')
    .default('*'),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
})

export type Env = z.output<typeof envSchema>

/** Every variable that is read, by name. */
export const envNames: readonly string[] = Object.keys(envSchema.shape)

let parsed: Env | undefined

/** The process's settings, parsed once. Throws `EnvError` naming every variable that is wrong. */
export function env(): Env {
  parsed ??= parseEnv(process.env)
  return parsed
}

/** Settings from a map of variables: empty strings count as absent. */
export function parseEnv(variables: Record<string, string | undefined>): Env {
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ''))
  const result = envSchema.safeParse(given)
  if (result.success) return result.data
  const faults = result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)
  throw new EnvError(`settings that cannot be used: ${faults.join('; ')} (see .env.example)`)
}

export class EnvError extends Error {
  override readonly name = 'EnvError'
}

/** A setting that the supervisor hands to every part; only a part started by hand can lack it. */
export function required(name: 'DATABASE_URL' | 'APP_SECRET'): string {
  const value = env()[name]
  if (value === undefined) throw new EnvError(`${name} is not set: start this part by npm start, or set it`)
  return value
}

/** Base URL of the public site, without a trailing slash. */
export function publicUrl(): string {
  return (env().PUBLIC_URL ?? `http://localhost:${env().PORT}`).replace(/\/$/, '')
}

/** Origins trusted by sign-in and sockets: the public one, the listed ones, and both loopback names in development. */
export function trustedOrigins(): string[] {
  const { CAIBO_ENV, PORT, TRUSTED_ORIGINS } = env()
  const loopback = CAIBO_ENV === 'development' ? [`http://localhost:${PORT}`, `http://127.0.0.1:${PORT}`] : []
  return [...new Set([new URL(publicUrl()).origin, ...TRUSTED_ORIGINS, ...loopback])]
}

function splitList(text: string): string[] {
  return text
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '')
}
