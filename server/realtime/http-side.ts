import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Metrics } from './metrics.ts'

/** The two pages beside the sockets: whether the process is here, and its numbers. */
export function makeHttpSide(metrics: Metrics) {
  return (request: IncomingMessage, response: ServerResponse): void => {
    if (request.url === '/health') return send(response, 200, 'application/json', '{"status":"ok"}')
    if (request.url !== '/metrics') return send(response, 404, 'text/plain', 'not found\n')
    metrics.registry.metrics().then(
      (text) => send(response, 200, metrics.registry.contentType, text),
      () => send(response, 500, 'text/plain', 'no metrics\n'),
    )
  }
}

function send(response: ServerResponse, status: number, type: string, body: string): void {
  response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' }).end(body)
}
