/** A stored text as the literal that it must be. Throws `TypeError` for one that the code does not know. */
export function oneOf<Value extends string>(known: readonly Value[], stored: string): Value {
  const value = known.find((candidate) => candidate === stored)
  if (value === undefined) throw new TypeError(`unknown value: ${stored}`)
  return value
}
