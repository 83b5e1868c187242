import type { Page } from 'playwright-core'

/** What is cut or hangs over on the page as it stands, in words. */
export function findCutText(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const faults: string[] = []
    const root = document.documentElement
    if (root.scrollWidth > root.clientWidth)
      faults.push(`page is ${root.scrollWidth - root.clientWidth}px too wide`)
    for (const element of document.querySelectorAll<HTMLElement>('body *')) {
      const { overflowX, textOverflow } = getComputedStyle(element)
      const isCut = element.scrollWidth > element.clientWidth + 1 && overflowX === 'hidden'
      const hasText = [...element.childNodes].some(
        (node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim() !== '',
      )
      const isReaderOnly = element.clientWidth <= 1
      if (isCut && hasText && !isReaderOnly && textOverflow !== 'ellipsis')
        faults.push(`cut: ${element.textContent?.trim().slice(0, 40) ?? ''}`)
    }
    return faults
  })
}
