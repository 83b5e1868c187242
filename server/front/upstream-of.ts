export type Upstream = 'realtime' | 'media' | 'site' | 'health'

/** Which process a path belongs to; nginx or a CDN in the front's place needs the same three routes. */
export function upstreamOf(url: string): Upstream {
  const path = url.split('?', 1)[0] ?? url
  if (path === '/api/health') return 'health'
  if (path.startsWith('/socket.io/')) return 'realtime'
  if (path.startsWith('/hls/')) return 'media'
  return 'site'
}
