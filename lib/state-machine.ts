import { AppError } from '#lib/errors.ts'

/** From each state, the states it may change to. */
export type Transitions<State extends string> = Readonly<Record<State, readonly State[]>>

/** Whether the table allows the change. A state never "changes" to itself. */
export function canChange<State extends string>(table: Transitions<State>, from: State, to: State): boolean {
  return table[from].includes(to)
}

/** The states from which `to` can be reached: the condition of a conditional write. */
export function statesBefore<State extends string>(table: Transitions<State>, to: State): State[] {
  const before: State[] = []
  for (const from in table) if (canChange(table, from, to)) before.push(from)
  return before
}

/** Throws `STATE_CHANGED` when the table forbids the change. */
export function assertChange<State extends string>(table: Transitions<State>, from: State, to: State): void {
  if (canChange(table, from, to)) return
  throw new AppError('STATE_CHANGED', `no way from ${from} to ${to}`, { detail: { state: from } })
}
