import type { Socket } from 'socket.io-client'
import type {
  Ack,
  ClientEvents,
  RequestData,
  RequestName,
  RequestResults,
  ServerEvents,
} from '#lib/events.ts'

const timeoutMs = 8_000

/** Sends a request and waits for its ack; an answer that does not come in time is `UNAVAILABLE`. */
export function sendRequest<Name extends RequestName>(
  socket: Socket<ServerEvents, ClientEvents>,
  name: Name,
  data: RequestData<Name>,
): Promise<Ack<RequestResults[Name]>> {
  return new Promise((resolve) => {
    const answer = (failure: Error | null, ack: Ack<RequestResults[Name]>) =>
      resolve(failure ? { ok: false, code: 'UNAVAILABLE', detail: {} } : ack)
    // socket.io's types cannot follow one name through three maps; RequestResults is the contract.
    const timed = socket.timeout(timeoutMs)
    Reflect.apply(Reflect.get(timed, 'emit'), timed, [name, data, answer])
  })
}
