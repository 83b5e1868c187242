import { stat } from 'node:fs/promises'
import type { Socket } from 'node:net'
import { createSecureContext, TLSSocket, type SecureContext } from 'node:tls'
import { now } from '#server/clock.ts'
import type { Log } from '#server/log.ts'
import { readCertificate, type TlsFiles } from '#server/tls-certificate.ts'

/** A renewed certificate is taken within this time, without a restart. */
const lookEveryMs = 10_000

/** Wraps connections in TLS with the certificate of two files, and follows these when they change. */
export class TlsDoor {
  readonly #files: TlsFiles
  readonly #log: Log
  readonly #everyMs: number
  #context: SecureContext | null = null
  #seen = ''
  #timer: NodeJS.Timeout | undefined
  #looking: Promise<void> | null = null

  constructor({ files, log, everyMs = lookEveryMs }: { files: TlsFiles; log: Log; everyMs?: number }) {
    this.#files = files
    this.#log = log
    this.#everyMs = everyMs
  }

  /** Rejects with `EnvError` when the certificate cannot be used. */
  async start(): Promise<void> {
    await this.#load(await this.#stamp())
    this.#timer = setInterval(() => {
      this.#looking ??= this.#look().finally(() => (this.#looking = null))
    }, this.#everyMs)
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer)
    await this.#looking
  }

  /** The connection's inside; its handshake begins with the first bytes of the peer. */
  wrap(socket: Socket): TLSSocket {
    return new TLSSocket(socket, { isServer: true, ...(this.#context && { secureContext: this.#context }) })
  }

  /** A certificate that cannot be used leaves the one before in place. */
  async #look(): Promise<void> {
    try {
      const stamp = await this.#stamp()
      if (stamp === this.#seen) return
      await this.#load(stamp)
      this.#log.info('the renewed certificate is in use')
    } catch (error) {
      this.#log.error({ err: error }, 'the renewed certificate cannot be used: the one before stays')
    }
  }

  async #load(stamp: string): Promise<void> {
    const { cert, key, validUntil } = await readCertificate(this.#files)
    this.#context = createSecureContext({ cert, key })
    this.#seen = stamp
    if (validUntil < now()) this.#log.error({ validUntil }, 'the certificate has expired')
  }

  async #stamp(): Promise<string> {
    const { certFile, keyFile } = this.#files
    const stats = await Promise.all([certFile, keyFile].map((path) => stat(path).catch(() => null)))
    return stats.map((found) => `${found?.mtimeMs}:${found?.size}:${found?.ino}`).join()
  }
}
