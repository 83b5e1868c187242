import type { Page } from 'playwright-core'

const mostTabs = 90

/** Presses Tab until what has the focus is called so; a person would do the same. */
export async function tabTo(page: Page, name: RegExp, key = 'Tab'): Promise<void> {
  for (let press = 0; press < mostTabs; press += 1) {
    if (name.test(await focusedName(page))) return
    await page.keyboard.press(key)
  }
  throw new Error(`the keyboard never came to ${String(name)}`)
}

export function tabBackTo(page: Page, name: RegExp): Promise<void> {
  return tabTo(page, name, 'Shift+Tab')
}

/** How what has the focus is called: its label, or its words. */
async function focusedName(page: Page): Promise<string> {
  const name: unknown = await page.evaluate(`(() => {
    const element = document.activeElement
    if (element === null || element === document.body) return ''
    const label = element.labels?.[0]?.textContent
    return (element.getAttribute('aria-label') ?? label ?? element.textContent ?? '').trim()
  })()`)
  return typeof name === 'string' ? name : ''
}
