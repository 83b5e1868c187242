import { writeConversation, type Conversation, type WireMessage } from './conversation.ts'
import type { Seeded } from './seeded.ts'
import { hostileBodies } from './hostile-bodies.ts'

type Change = (random: Seeded, messages: WireMessage[]) => WireMessage[]
type Blow = (random: Seeded, bytes: Buffer, other: () => Buffer) => Buffer

const lengths = [0, 1, 2, 5, 127, 128, 129, 65_535, 65_536, 262_144, 4_194_304, 0xffffff] as const
const types = [0, 1, 2, 3, 4, 5, 6, 8, 9, 15, 16, 17, 18, 19, 20, 22, 255] as const
const chunkStreams = [2, 3, 4, 5, 6, 63, 64, 65, 319, 320, 65_599] as const
const timestamps = [0, 1, 0xfffffe, 0xffffff, 0x1000000, 0x7fffffff, 0xffffffff] as const
const chunkSizes = [0, 1, 64, 127, 128, 4_096, 65_536, 65_537, 0x7fffffff, 0xffffffff] as const
const cuts = [1, 64, 128, 4_096, 60_000, 65_536] as const
const formats = [0, 1, 2, 3] as const

/** Lies about one message, or about the order of all. */
const changes: readonly Change[] = [
  (random, messages) => edit(random, messages, { announced: random.pick(lengths) }),
  (random, messages) => edit(random, messages, { announced: random.below(0x1000000) }),
  (random, messages) => edit(random, messages, { type: random.pick(types) }),
  (random, messages) => edit(random, messages, { streamId: random.below(4) }),
  (random, messages) => edit(random, messages, { chunkStream: random.pick(chunkStreams) }),
  (random, messages) => edit(random, messages, { timestamp: random.pick(timestamps) }),
  (random, messages) => edit(random, messages, { format: random.pick(formats) }),
  (random, messages) => edit(random, messages, { laterFormat: random.pick(formats) }),
  (random, messages) => edit(random, messages, { chunkSize: random.pick(cuts) }),
  (random, messages) => edit(random, messages, { body: random.bytes(random.below(300)) }),
  (random, messages) => insert(random, messages, control(1, random.pick(chunkSizes))),
  (random, messages) => insert(random, messages, control(2, random.pick(chunkStreams))),
  (random, messages) => insert(random, messages, control(5, random.pick(chunkSizes))),
  (random, messages) => insert(random, messages, made(random.pick(types), random.bytes(random.below(80)))),
  (random, messages) => {
    const hostile = random.pick(hostileBodies)
    return insert(random, messages, made(hostile.type, hostile.body(random)))
  },
  (random, messages) => insert(random, messages, random.pick(messages)),
  (random, messages) => messages.toSpliced(random.below(messages.length), 1 + random.below(3)),
  (random, messages) => {
    const at = random.below(messages.length)
    return messages.toSpliced(
      at,
      1,
      ...Array.from({ length: 2 + random.below(40) }, () => random.pick(messages)),
    )
  },
]

/** What happens to the bytes, whatever they mean. */
const blows: readonly Blow[] = [
  (random, bytes) => flipBits(random, bytes, 1 + random.below(12)),
  (random, bytes) => bytes.subarray(0, random.below(bytes.length)),
  (random, bytes, makeOther) => {
    const other = makeOther()
    return Buffer.concat([
      bytes.subarray(0, random.below(bytes.length)),
      other.subarray(random.below(other.length)),
    ])
  },
  (random, bytes) => Buffer.concat([bytes.subarray(0, random.below(bytes.length)), random.bytes(2_000)]),
  (random, bytes) => {
    const [from, length] = [random.below(bytes.length), random.below(400)]
    return Buffer.concat([bytes.subarray(0, from), bytes.subarray(from + length)])
  },
  (random, bytes) => {
    const from = random.below(bytes.length)
    const piece = bytes.subarray(from, from + random.below(2_000))
    return Buffer.concat([bytes.subarray(0, from), piece, piece, bytes.subarray(from)])
  },
]

const mostMessages = 60

/** A conversation that no honest encoder has: the same for the same random numbers. */
export function mutate(random: Seeded, conversations: readonly Conversation[]): Buffer {
  const { handshake, messages } = random.pick(conversations)
  let changed = messages.slice(0, 6 + random.below(mostMessages))
  for (let times = random.below(5); times > 0 && changed.length > 0; times--)
    changed = random.pick(changes)(random, changed)
  let bytes = writeConversation({ handshake, messages: changed })
  const other = (): Buffer =>
    writeConversation({ handshake, messages: random.pick(conversations).messages.slice(0, 20) })
  const isWhole = changed.length > 0 && random.oneIn(2)
  for (let times = isWhole ? 0 : 1 + random.below(2); times > 0 && bytes.length > 1; times--)
    bytes = random.pick(blows)(random, bytes, other)
  return bytes
}

function edit(random: Seeded, messages: WireMessage[], change: Partial<WireMessage>): WireMessage[] {
  const at = random.below(messages.length)
  const message = messages[at]
  return message ? messages.with(at, { ...message, ...change }) : messages
}

function insert(random: Seeded, messages: WireMessage[], message: WireMessage): WireMessage[] {
  return messages.toSpliced(random.below(messages.length + 1), 0, message)
}

function made(type: number, body: Buffer): WireMessage {
  const isMedia = type === 8 || type === 9
  return {
    ...{ chunkStream: isMedia ? 6 : 3, format: 0, timestamp: 0, announced: body.length, type },
    ...{ streamId: 1, body, laterFormat: 3, chunkSize: 60_000 },
  }
}

function control(type: number, value: number): WireMessage {
  const body = Buffer.alloc(4)
  body.writeUInt32BE(value)
  return { ...made(type, body), chunkStream: 2, streamId: 0 }
}

function flipBits(random: Seeded, bytes: Buffer, times: number): Buffer {
  const flipped = Buffer.from(bytes)
  for (let left = times; left > 0; left--) {
    const at = random.below(flipped.length)
    flipped.writeUInt8(flipped.readUInt8(at) ^ (1 << random.below(8)), at)
  }
  return flipped
}
