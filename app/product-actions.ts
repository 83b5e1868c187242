'use server'

import { z } from 'zod'
import type { Ack } from '#lib/events.ts'
import type { OpenedProductView } from '#lib/shelf.ts'
import { openProduct } from '#server/products/open-product.ts'
import { answer } from './answer.ts'
import { parseRequest } from './parse-request.ts'
import { readActor } from './read-visitor.ts'

const openSchema = z.object({ programmeId: z.uuid(), productId: z.uuid() })

/** Asks the gate at the tap. Guests may ask too: the gate tells them to sign in, and notes it. */
export async function openProductAction(request: unknown): Promise<Ack<OpenedProductView>> {
  return answer(async () => openProduct({ ...parseRequest(openSchema, request), actor: await readActor() }))
}
