import type { StreamKeyRole } from '#lib/stream-key-role.ts'

/** How an encoder stands: not connected; connected, but silent for a while; sending. */
export type EncoderStanding = 'absent' | 'silent' | 'sending'

/**
 * Who is on air: whoever is, stays while it sends, the main one being back included, since every switch is a
 * break in the picture. When it fails the other takes over; where both are silent nothing is won by changing.
 */
export function chooseOnAir(
  onAir: StreamKeyRole | null,
  standings: Readonly<Record<StreamKeyRole, EncoderStanding>>,
): StreamKeyRole | null {
  const order: readonly StreamKeyRole[] = onAir === 'backup' ? ['backup', 'main'] : ['main', 'backup']
  const sending = order.find((role) => standings[role] === 'sending')
  return sending ?? order.find((role) => standings[role] !== 'absent') ?? null
}
