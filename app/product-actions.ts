'use server'

import { headers } from 'next/headers'
import { z } from 'zod'
import type { Ack } from '#lib/events.ts'
import { gatePlaces, type OpenedProductView } from '#lib/shelf.ts'
import { openProduct } from '#server/products/open-product.ts'
import { makeLimit } from '#server/rate-limit.ts'
import { answer } from './answer.ts'
import { parseRequest } from './parse-request.ts'
import { readActor } from './read-visitor.ts'

const openSchema = z.object({ programmeId: z.uuid(), productId: z.uuid(), place: z.enum(gatePlaces) })

/** Every tap leaves a row of evidence, so nobody taps without a bound. */
const limitTaps = makeLimit('product-taps', { points: 60, seconds: 60 })

/** Asks the gate at the tap. Guests may ask too: the gate tells them to sign in, and notes it. */
export async function openProductAction(request: unknown): Promise<Ack<OpenedProductView>> {
  return answer(async () => {
    const asked = parseRequest(openSchema, request)
    const actor = await readActor()
    // The front overwrites this header, so it is the peer's address and not the client's word.
    await limitTaps(actor?.userId ?? (await headers()).get('x-forwarded-for') ?? 'unknown')
    return openProduct({ ...asked, actor })
  })
}
