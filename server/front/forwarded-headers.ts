export type Peer = {
  address: string
  isEncrypted: boolean
  headers: Readonly<Record<string, string | string[] | undefined>>
}

export type ForwardedHeaders = Record<'x-forwarded-for' | 'x-forwarded-proto' | 'x-forwarded-host', string>

/**
 * What the parts are told about the client. Anybody can write X-Forwarded-*: only what a configured proxy says is
 * believed, and of its list the last address that is no such proxy. The parts see exactly one address.
 */
export function forwardedHeaders(peer: Peer, trustedProxies: readonly string[]): ForwardedHeaders {
  const isTrusted = (address: string): boolean => trustedProxies.includes(address)
  const address = plainAddress(peer.address)
  const ownHost = single(peer.headers['host'])
  const ownScheme = peer.isEncrypted ? 'https' : 'http'
  if (!isTrusted(address)) {
    return { 'x-forwarded-for': address, 'x-forwarded-proto': ownScheme, 'x-forwarded-host': ownHost }
  }
  const chain = single(peer.headers['x-forwarded-for'])
    .split(',')
    .map((item) => plainAddress(item.trim()))
  const scheme = single(peer.headers['x-forwarded-proto'])
  return {
    'x-forwarded-for': chain.findLast((item) => item !== '' && !isTrusted(item)) ?? address,
    'x-forwarded-proto': scheme === 'https' || scheme === 'http' ? scheme : ownScheme,
    'x-forwarded-host': single(peer.headers['x-forwarded-host']) || ownHost,
  }
}

/** IPv4 on a socket that listens for both families arrives as ::ffff:1.2.3.4. */
function plainAddress(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/, '')
}

function single(value: string | string[] | undefined): string {
  return (Array.isArray(value) ? value.join(', ') : value) ?? ''
}
