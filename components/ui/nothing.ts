/**
 * What stands in the place of code that is still on its way. Given to `dynamic` so that it has a boundary of its
 * own: without one, React hides all that stands in the nearest, with the field that somebody is writing in.
 */
export function nothing(): null {
  return null
}
