import { randomUUID } from 'node:crypto'
import { pino } from 'pino'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Gate } from '#media/ingest/gate.ts'
import { madeAdmission } from '#tests/support/fuzz/fuzzed-show.ts'
import { freePort } from '#tests/support/ports.ts'
import { RtmpPeer } from '#tests/support/rtmp-peer.ts'
import { waitFor } from '#tests/support/wait-for.ts'

let gate: Gate
let port: number

beforeEach(async () => {
  port = await freePort()
  gate = makeGate()
  await gate.start()
})

afterEach(() => gate.stop())

function makeGate(): Gate {
  const nothing = (): void => undefined
  return new Gate({
    ...{ host: '127.0.0.1', port, log: pino({ level: 'silent' }), admit: async () => madeAdmission() },
    ...{ onEncoder: nothing, onEncoderGone: nothing },
  })
}

describe('the gate’s port', () => {
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
