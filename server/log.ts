import { pino, type Logger } from 'pino'
import { env } from '#server/env.ts'

export type Log = Logger

/** A logger for one part: JSON lines on stdout, ids only; secrets under known names are cut out. */
export function makeLog(part: string): Log {
  return pino({
    level: env().LOG_LEVEL,
    base: { part },
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: {
      paths: ['streamKey', '*.streamKey', 'password', '*.password', 'token', '*.token', 'cookie', '*.cookie'],
      remove: true,
    },
  })
}
