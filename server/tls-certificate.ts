import { createPrivateKey, X509Certificate } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { EnvError, type Env } from './env.ts'

/** A certificate with its chain, and its private key, both as PEM. */
export type TlsCertificate = { cert: Buffer; key: Buffer; validUntil: Date }

export type TlsFiles = { certFile: string; keyFile: string }

/** The files that TLS is configured with; null without any. Throws `EnvError` when only one of two is named. */
export function tlsFiles(env: Pick<Env, 'TLS_CERT_FILE' | 'TLS_KEY_FILE'>): TlsFiles | null {
  const { TLS_CERT_FILE: certFile, TLS_KEY_FILE: keyFile } = env
  if (certFile === undefined && keyFile === undefined) return null
  if (certFile === undefined || keyFile === undefined) {
    throw new EnvError('TLS_CERT_FILE and TLS_KEY_FILE belong together: set both, or neither')
  }
  return { certFile, keyFile }
}

/** Reads a certificate and its key. Throws `EnvError` naming the setting whose file is missing, no PEM, or of another pair. */
export async function readCertificate({ certFile, keyFile }: TlsFiles): Promise<TlsCertificate> {
  const cert = await read('TLS_CERT_FILE', certFile)
  const key = await read('TLS_KEY_FILE', keyFile)
  const certificate = parse('TLS_CERT_FILE', certFile, () => new X509Certificate(cert))
  const privateKey = parse('TLS_KEY_FILE', keyFile, () => createPrivateKey(key))
  if (!certificate.checkPrivateKey(privateKey)) {
    throw new EnvError(`TLS_KEY_FILE (${keyFile}) is not the key of TLS_CERT_FILE (${certFile})`)
  }
  return { cert, key, validUntil: new Date(certificate.validTo) }
}

async function read(name: string, path: string): Promise<Buffer> {
  try {
    return await readFile(path)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error)
    throw new EnvError(`${name} names ${path}, which cannot be read (${code})`, { cause: error })
  }
}

function parse<T>(name: string, path: string, parsePem: () => T): T {
  try {
    return parsePem()
  } catch (error) {
    throw new EnvError(`${name} names ${path}, which is no PEM file of that kind`, { cause: error })
  }
}
