import { maskPersonalData } from '#lib/personal-data.ts'

/** Whether a name may stand beside every word that its bearer says: nothing in it would be masked there. */
export function isFitName(name: string): Promise<boolean> {
  return Promise.resolve(!maskPersonalData(name).isMasked)
}
