import { connect, createServer, type Socket } from 'node:net'
import { once } from 'node:events'
import { pino } from 'pino'
import { Gate } from '#media/ingest/gate.ts'
import { TestEncoder, type EncoderOptions } from '#tests/support/encoder.ts'
import { freePorts } from '#tests/support/ports.ts'
import { waitFor } from '#tests/support/wait-for.ts'
import { readConversation } from './conversation.ts'
import { madeAdmission } from './fuzzed-show.ts'

/** As long as a real key, so that one can take its place. */
export const recordedKey = 'recorded-key-of-32-characters-xx'

const kinds: readonly Partial<EncoderOptions>[] = [
  {},
  { bFrames: 2, gopSeconds: 0.5 },
  { withAudio: false },
  { withVideo: false },
]

/** The bytes that real encoders (ffmpeg) send to our gate in their first seconds, for each kind of stream. */
export async function recordConversations(messages = 120): Promise<Buffer[]> {
  const [port = 0, ...relayPorts] = await freePorts(1 + kinds.length)
  const nothing = (): void => undefined
  const gate = new Gate({
    ...{ host: '127.0.0.1', port, log: pino({ level: 'silent' }) },
    ...{ admit: async () => madeAdmission(), onEncoder: nothing, onEncoderGone: nothing },
  })
  await gate.start()
  const recorded = await Promise.all(
    kinds.map((kind, index) => recordOne({ port, relayPort: relayPorts[index] ?? 0, messages }, kind)),
  )
  await gate.stop()
  return recorded
}

async function recordOne(
  { port, relayPort, messages }: { port: number; relayPort: number; messages: number },
  kind: Partial<EncoderOptions>,
): Promise<Buffer> {
  const heard: Buffer[] = []
  const sockets: Socket[] = []
  const relay = createServer((near) => {
    const far = connect(port, '127.0.0.1')
    for (const socket of [near, far]) socket.on('error', () => undefined)
    sockets.push(near, far)
    near.on('data', (bytes: Buffer) => heard.push(bytes))
    near.pipe(far).pipe(near)
  })
  relay.listen(relayPort, '127.0.0.1')
  await once(relay, 'listening')
  const url = `rtmp://127.0.0.1:${relayPort}/live/${recordedKey}`
  const encoder = TestEncoder.start({
    url,
    width: 320,
    height: 180,
    bitrateKbps: 150,
    gopSeconds: 1,
    ...kind,
  })
  await waitFor(
    'the conversation',
    () => readConversation(Buffer.concat(heard)).messages.length >= messages,
    {
      timeoutMs: 20_000,
      everyMs: 200,
    },
  )
  await encoder.kill()
  for (const socket of sockets) socket.destroy()
  relay.close()
  return Buffer.concat(heard)
}
