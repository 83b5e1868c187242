import { requestSchemas } from '#lib/events.ts'
import { authorize } from '#server/accounts/authorize.ts'
import { spotlightProduct } from '#server/products/spotlight-product.ts'
import { findBroadcastPlace } from '#server/programmes/find-broadcast-place.ts'
import { defineRequest, readCaller, requireSignedIn, type RequestHandler } from '#server/realtime/requests.ts'

export function spotlightHandlers(): RequestHandler[] {
  return [
    defineRequest('spotlight:set', requestSchemas['spotlight:set'], async (data, socket) => {
      requireSignedIn(socket)
      const place = await findBroadcastPlace(data.broadcastId)
      const authorized = await authorize(await readCaller(socket), 'programme:run', place)
      return spotlightProduct(authorized, data)
    }),
  ]
}
