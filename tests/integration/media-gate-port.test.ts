import { randomUUID } from 'node:crypto'
import { pino } from 'pino'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { AppError } from '#lib/errors.ts'
import { Gate } from '#media/ingest/gate.ts'
import type { AcceptedEncoder } from '#server/programmes/accept-encoder.ts'
import { madeAdmission } from '#tests/support/fuzz/fuzzed-show.ts'
import { freePort } from '#tests/support/ports.ts'
import { RtmpPeer } from '#tests/support/rtmp-peer.ts'
import { waitFor } from '#tests/support/wait-for.ts'

let gate: Gate
let port: number
let admit: () => Promise<AcceptedEncoder>

beforeEach(async () => {
  port = await freePort()
  admit = async () => madeAdmission()
  gate = makeGate()
  await gate.start()
})

afterEach(() => gate.stop())

function makeGate(): Gate {
  const nothing = (): void => undefined
  return new Gate({
    ...{ host: '127.0.0.1', port, log: pino({ level: 'silent' }), admit: () => admit() },
    ...{ onEncoder: nothing, onEncoderGone: nothing },
  })
}

describe('the gate’s port', () => {
  it('asks nobody any more about the keys of an address that offered ten wrong ones', async () => {
    let asked = 0
    admit = async () => {
      asked += 1
      throw new AppError('STREAM_KEY_UNKNOWN', 'no such stream key')
    }
    const offer = async (localAddress: string): Promise<string> => {
      const peer = await RtmpPeer.connect(port, localAddress)
      await peer.publish(randomUUID())
      await peer.closed(3_000)
      return peer.heard.toString('latin1')
    }
    for (let times = 0; times < 10; times++) expect(await offer('127.0.0.1')).toContain('Stream key is wrong')
    expect(await offer('127.0.0.1')).toContain('Too many wrong stream keys')
    expect(asked).toBe(10)
    expect(await offer('127.8.0.1')).toContain('Stream key is wrong')
  })

  it('cannot be shared with another gate by mistake', async () => {
    await expect(makeGate().start()).rejects.toMatchObject({ code: 'EADDRINUSE' })
  })

  it('takes a crowd while the process is busy: an encoder behind it is not kept waiting', async () => {
    let isBusy = true
    const burn = (): void => {
      const until = performance.now() + 8
      while (performance.now() < until);
      if (isBusy) setImmediate(burn)
    }
    const silent = Array.from({ length: 400 }, (_, index) =>
      RtmpPeer.connect(port, `127.7.0.${1 + (index % 200)}`),
    )
    burn()
    const since = performance.now()
    const peer = await RtmpPeer.connect(port)
    await peer.publish(randomUUID())
    await waitFor('the answer', () => peer.heard.toString('latin1').includes('NetStream.Publish.Start'))
    const tookMs = performance.now() - since
    isBusy = false
    for (const other of await Promise.all(silent)) other.close()
    peer.close()
    expect(tookMs).toBeLessThan(2_000)
  })
})
