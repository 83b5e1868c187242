import type { Transitions } from '#lib/state-machine.ts'

export const revisionStates = [
  'draft',
  'submitted',
  'centre-editing',
  'changes-requested',
  'approved',
  'published',
  'superseded',
  'archived',
] as const
export type RevisionState = (typeof revisionStates)[number]

/** A department writes, the customer centre edits and approves; only a published revision is ever shown. */
export const revisionTransitions: Transitions<RevisionState> = {
  draft: ['submitted', 'archived'],
  submitted: ['centre-editing', 'changes-requested'],
  'centre-editing': ['approved', 'changes-requested'],
  'changes-requested': ['submitted', 'archived'],
  approved: ['published'],
  published: ['superseded', 'archived'],
  superseded: [],
  archived: [],
}
