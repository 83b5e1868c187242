/**
 * By what a caller is limited: their account, else their address. The front overwrites this header, so it is the
 * peer's and not the client's word.
 */
export function callerKey(actor: { userId: string } | null, headers: Headers): string {
  return actor?.userId ?? headers.get('x-forwarded-for') ?? 'unknown'
}
