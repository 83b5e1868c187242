import type { ProgrammeView } from '#lib/programmes.ts'
import type { Credits } from '#components/player/use-media-session.ts'

/** The hosts by name, and a moment of the show. */
export function showCredits(
  { hosts, coverUrl }: Pick<ProgrammeView, 'hosts' | 'coverUrl'>,
  posterUrl: string | null = null,
): Credits {
  return { artist: hosts.map(({ name }) => name).join(' · '), artworkUrl: posterUrl ?? coverUrl }
}
