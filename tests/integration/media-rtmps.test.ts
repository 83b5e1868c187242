import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, rename, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect as connectTcp } from 'node:net'
import { connect, type PeerCertificate } from 'node:tls'
import { pino } from 'pino'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { AppError } from '#lib/errors.ts'
import type { Encoder } from '#media/ingest/encoder.ts'
import { Gate } from '#media/ingest/gate.ts'
import { TlsDoor } from '#media/ingest/tls-door.ts'
import { readCertificate } from '#server/tls-certificate.ts'
import { makeCertificate } from '#tests/support/certificate.ts'
import { TestEncoder } from '#tests/support/encoder.ts'
import { madeAdmission } from '#tests/support/fuzz/fuzzed-show.ts'
import { freePorts } from '#tests/support/ports.ts'
import { waitFor } from '#tests/support/wait-for.ts'

const streamKey = randomUUID()

let folder: string
let gate: Gate
let tlsPort: number
let encoders: Encoder[]

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'caibo-tls-'))
  await makeNamed('first')
  await install('first')
  const log = pino({ level: 'silent' })
  const [port = 0, otherPort = 0] = await freePorts(2)
  tlsPort = otherPort
  encoders = []
  gate = new Gate({
    ...{ host: '127.0.0.1', port, log },
    tls: { port: tlsPort, door: new TlsDoor({ files: files(), log, everyMs: 50 }) },
    admit: async (key) => {
      if (key !== streamKey) throw new AppError('STREAM_KEY_UNKNOWN', 'no such key')
      return madeAdmission()
    },
    onEncoder: (encoder) => encoders.push(encoder),
    onEncoderGone: () => undefined,
  })
})

afterEach(async () => {
  await gate.stop()
  await rm(folder, { recursive: true, force: true })
})

function files(): { certFile: string; keyFile: string } {
  return { certFile: join(folder, 'cert.pem'), keyFile: join(folder, 'key.pem') }
}

/** Beside those in use. */
function makeNamed(name: string): Promise<void> {
  const [keyFile, certFile] = [join(folder, `${name}-key.pem`), join(folder, `${name}-cert.pem`)]
  return makeCertificate(name, { keyFile, certFile })
}

/** As a renewal does it: both files are replaced. */
async function install(name: string): Promise<void> {
  await rename(join(folder, `${name}-key.pem`), files().keyFile)
  await rename(join(folder, `${name}-cert.pem`), files().certFile)
}

function encode(key: string): TestEncoder {
  const url = `rtmps://127.0.0.1:${tlsPort}/live/${key}`
  return TestEncoder.start({ url, width: 320, height: 180, bitrateKbps: 200 })
}

async function shownName(): Promise<string> {
  const socket = connect({ port: tlsPort, host: '127.0.0.1', rejectUnauthorized: false })
  await once(socket, 'secureConnect')
  const certificate: PeerCertificate = socket.getPeerCertificate()
  socket.destroy()
  return String(certificate.subject.CN)
}

describe('RTMPS', () => {
  it('takes an encoder over TLS, and refuses a wrong key in words that the encoder shows', async () => {
    await gate.start()
    const encoder = encode(streamKey)
    const accepted = await waitFor('the encoder', () => encoders[0])
    await waitFor('its picture', () => accepted.profile.isH264 && accepted.profile.isAac)
    await encoder.kill()
    expect(await encode('wrong').ended()).toContain('Stream key is wrong or was revoked')
  })

  it('counts who waits like at the RTMP port, and gives a TLS handshake five seconds', async () => {
    await gate.start()
    const silent = connectTcp(tlsPort, '127.0.0.1')
    await once(silent, 'connect')
    await waitFor('the count', () => gate.counts.waiting === 1)
    const since = performance.now()
    await once(silent.resume(), 'close')
    expect(performance.now() - since).toBeGreaterThan(4_000)
    expect(performance.now() - since).toBeLessThan(6_500)
    await waitFor('the count', () => gate.counts.waiting === 0)
  })

  it('ends a connection that speaks no TLS, and that one alone', async () => {
    await gate.start()
    const plain = connectTcp(tlsPort, '127.0.0.1')
    plain.on('error', () => undefined)
    plain.write(Buffer.alloc(4_000, 3))
    await once(plain.resume(), 'close')
    expect(await shownName()).toBe('first')
  })

  it('shows a renewed certificate without a restart, and keeps the old one while the new is no good', async () => {
    await gate.start()
    expect(await shownName()).toBe('first')
    await makeNamed('second')
    await rename(join(folder, 'second-key.pem'), files().keyFile)
    expect(await shownName()).toBe('first')
    await rename(join(folder, 'second-cert.pem'), files().certFile)
    await waitFor('the renewed certificate', async () => (await shownName()) === 'second')
  })
})

describe('a certificate that cannot be used', () => {
  it.each([
    ['is missing', () => ({ ...files(), certFile: join(folder, 'none.pem') }), /TLS_CERT_FILE.*ENOENT/],
    ['is no certificate', () => ({ ...files(), certFile: files().keyFile }), /TLS_CERT_FILE.*no PEM/],
    ['has no key', () => ({ ...files(), keyFile: files().certFile }), /TLS_KEY_FILE.*no PEM/],
  ])('is named by its setting when it %s', async (_what, names, words) => {
    await expect(readCertificate(names())).rejects.toThrow(words)
  })

  it('is named when its key is another one’s', async () => {
    await makeNamed('other')
    const mixed = { ...files(), keyFile: join(folder, 'other-key.pem') }
    await expect(readCertificate(mixed)).rejects.toThrow(/TLS_KEY_FILE.*is not the key/)
    await gate.start()
  })
})
