import type { Transitions } from '#lib/state-machine.ts'

export const broadcastStates = ['preview', 'on-air', 'interrupted', 'ended', 'stopped'] as const
export type BroadcastState = (typeof broadcastStates)[number]

/** A preview waits for its next encoder; only the host, the schedule or the grace period ends what was on air. */
export const broadcastTransitions: Transitions<BroadcastState> = {
  preview: ['on-air', 'ended'],
  'on-air': ['interrupted', 'ended', 'stopped'],
  interrupted: ['on-air', 'ended', 'stopped'],
  ended: [],
  stopped: [],
}

/** Viewers can see this broadcast's picture as live. */
export function isLive(state: BroadcastState): boolean {
  return state === 'on-air' || state === 'interrupted'
}

export function isOver(state: BroadcastState): boolean {
  return state === 'ended' || state === 'stopped'
}
