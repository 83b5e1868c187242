import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Metrics } from './metrics.ts'

/** The two pages beside the sockets: whether the process is here, and its numbers. */
export function makeHttpSide(metrics: Metrics) {
  return (request: IncomingMessage, response: ServerResponse): void => {
    if (request.url === '/health')
      return send(response, { status: 200, type: 'application/json', body: '{"status":"ok"}' })
    if (request.url !== '/metrics')
      return send(response, { status: 404, type: 'text/plain', body: 'not found\n' })
    metrics.registry.metrics().then(
      (text) => send(response, { status: 200, type: metrics.registry.contentType, body: text }),
      () => send(response, { status: 500, type: 'text/plain', body: 'no metrics\n' }),
    )
  }
}

function send(response: ServerResponse, page: { status: number; type: string; body: string }): void {
  const { status, type, body } = page
  response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' }).end(body)
}
