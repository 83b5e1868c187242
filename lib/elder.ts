/** How large everything is: elder mode 适老化 makes main text at least 18 px and targets 60 px; `largest` text is 30 px. */
export const elderLevels = ['off', 'large', 'largest'] as const
export type ElderLevel = (typeof elderLevels)[number]

export const elderCookie = 'elder'

export function findElderLevel(name: string | undefined): ElderLevel {
  return elderLevels.find((level) => level === name) ?? 'off'
}
