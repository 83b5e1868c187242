import { Client } from 'pg'
import { z } from 'zod'
import type { Caibo } from '#tests/support/caibo.ts'
import { waitFor } from '#tests/support/wait-for.ts'

/** What a scenario needs to know that no page shows. */

const publicFacts = z.object({
  broadcast: z.object({ encoderConnected: z.boolean() }).nullable(),
  replays: z.array(z.object({ broadcastId: z.string() })),
})

const roomState = z.object({
  messages: z.array(z.object({ text: z.string(), mediaTimeMs: z.number().nullable() })),
})

/** The media time that the room noted for a message. */
export async function mediaTimeOf(caibo: Caibo, slug: string, text: string): Promise<number> {
  const response = await fetch(`${caibo.url}/api/programmes/${slug}/room`)
  const { messages } = roomState.parse(await response.json())
  const mediaTimeMs = messages.find((message) => message.text === text)?.mediaTimeMs
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
