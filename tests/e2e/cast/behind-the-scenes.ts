import { Client } from 'pg'
import { z } from 'zod'
import type { Caibo } from '#tests/support/caibo.ts'
import { waitFor } from '#tests/support/wait-for.ts'

/** What a scenario needs to know that no page shows. */

const publicFacts = z.object({
  broadcast: z.object({ encoderConnected: z.boolean() }).nullable(),
  replays: z.array(z.object({ broadcastId: z.string() })),
})

const said = z.object({ text: z.string(), mediaTimeMs: z.number().nullable() })
const roomState = z.object({
  messages: z.array(said),
  questions: z.array(said),
})

/** The media time that the room noted for a message. */
export async function mediaTimeOf(caibo: Caibo, slug: string, text: string): Promise<number> {
  return timeOf((await readRoom(caibo, slug)).messages, text)
}

/** The media time that the room noted for a question. */
export async function mediaTimeOfQuestion(caibo: Caibo, slug: string, text: string): Promise<number> {
  return timeOf((await readRoom(caibo, slug)).questions, text)
}

async function readRoom(caibo: Caibo, slug: string): Promise<z.infer<typeof roomState>> {
  const response = await fetch(`${caibo.url}/api/programmes/${slug}/room`)
  return roomState.parse(await response.json())
}

function timeOf(words: z.infer<typeof said>[], text: string): number {
  const mediaTimeMs = words.find((one) => one.text === text)?.mediaTimeMs
  if (mediaTimeMs === undefined || mediaTimeMs === null) throw new Error(`no media time for “${text}”`)
  return mediaTimeMs
}

export async function findReplays(caibo: Caibo, slug: string): Promise<{ broadcastId: string }[]> {
  return (await readProgramme(caibo, slug)).replays
}

export async function hasEncoder(caibo: Caibo, slug: string): Promise<boolean> {
  return (await readProgramme(caibo, slug)).broadcast?.encoderConnected ?? false
}

export async function findQueuedConversation(caibo: Caibo, question: string): Promise<string> {
  const { DATABASE_URL } = await caibo.partEnv()
  const client = new Client({ connectionString: DATABASE_URL })
  await client.connect()
  try {
    return await waitFor('the conversation to be queued', async () => {
      const { rows } = await client.query<{ id: string }>(
        `SELECT c.id FROM "Conversation" c JOIN "Question" q ON q.id = c."questionId" WHERE q.text = $1`,
        [question],
      )
      return rows[0]?.id
    })
  } finally {
    await client.end()
  }
}

async function readProgramme(caibo: Caibo, slug: string): Promise<z.infer<typeof publicFacts>> {
  const response = await fetch(`${caibo.url}/api/programmes/${slug}`)
  return publicFacts.parse(await response.json())
}
