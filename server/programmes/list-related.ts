import type { ProgrammeView } from '#lib/programmes.ts'
import type { Actor } from '#lib/roles.ts'
import { FreshReads } from '#server/fresh-reads.ts'
import { readListed, viewListed } from './list-schedule.ts'

/** A room opens for thousands at once, and its page needs four of the schedule's 200. */
const freshMs = 10_000
const listed = new FreshReads(readListed, freshMs)

/**
 * Other shows to go on to: of the same scene first, each in the schedule's order. The schedule is read once in ten
 * seconds, whoever asks.
 */
export async function listRelated(
  programme: { id: string; scene: string },
  { actor, most }: { actor: Actor | null; most: number },
): Promise<ProgrammeView[]> {
  const others = viewListed(await listed.read('schedule'), actor).filter(
    ({ id, phase }) => id !== programme.id && phase !== 'over',
  )
  const isSame = ({ scene }: ProgrammeView) => scene === programme.scene
  return [...others.filter(isSame), ...others.filter((other) => !isSame(other))].slice(0, most)
}
