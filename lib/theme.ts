/** How the pages are lit; `system` follows the device. */
export const themes = ['system', 'light', 'dark'] as const
export type Theme = (typeof themes)[number]

export const themeCookie = 'theme'

export function findTheme(name: string | undefined): Theme {
  return themes.find((theme) => theme === name) ?? 'system'
}
