import type { Transitions } from '#lib/state-machine.ts'

export const programmeStates = ['draft', 'submitted', 'approved', 'cancelled', 'archived'] as const
export type ProgrammeState = (typeof programmeStates)[number]

/** Any edit of an approved programme voids the approval, hence approved → draft. */
export const programmeTransitions: Transitions<ProgrammeState> = {
  draft: ['submitted', 'cancelled'],
  submitted: ['approved', 'draft', 'cancelled'],
  approved: ['draft', 'cancelled', 'archived'],
  cancelled: ['archived'],
  archived: [],
}
