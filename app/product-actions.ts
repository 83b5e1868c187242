'use server'

import { headers } from 'next/headers'
import { z } from 'zod'
import type { Ack } from '#lib/events.ts'
import { gatePlaces, type OpenedProductView } from '#lib/shelf.ts'
import { openProduct } from '#server/products/open-product.ts'
import { answer } from './answer.ts'
import { makeCallerLimit } from './caller-key.ts'
import { parseRequest } from './parse-request.ts'
import { readActor } from './read-visitor.ts'

const openSchema = z.object({ programmeId: z.uuid(), productId: z.uuid(), place: z.enum(gatePlaces) })

/** Every tap leaves a row of evidence, so nobody taps without a bound. */
const limitTaps = makeCallerLimit('product-taps', 60)

/** Asks the gate at the tap. Guests may ask too: the gate tells them to sign in, and notes it. */
export async function openProductAction(request: unknown): Promise<Ack<OpenedProductView>> {
  return answer(async () => {
    const asked = parseRequest(openSchema, request)
    const actor = await readActor()
    await limitTaps(actor, await headers())
    return openProduct({ ...asked, actor })
  })
}
