import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'

const axePath = createRequire(import.meta.url).resolve('axe-core/axe.min.js')

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
    for (const list of document.querySelectorAll('[role=tablist]'))
      if (list.scrollWidth > list.clientWidth + 1) faults.push(`too full: ${list.textContent}`)
    // Words that hang over the edge of what is touched lie on its neighbour's.
    for (const control of document.querySelectorAll<HTMLElement>('button, [role=tab], .target')) {
      const box = control.getBoundingClientRect()
      const texts = document.createTreeWalker(control, NodeFilter.SHOW_TEXT)
      for (let text = texts.nextNode(); text; text = texts.nextNode()) {
        const range = document.createRange()
        range.selectNodeContents(text)
        const { left, right, width } = range.getBoundingClientRect()
        const isShown = width > 0 && (text.parentElement?.clientWidth ?? 0) !== 1
        if (isShown && (left < box.left - 1 || right > box.right + 1))
          faults.push(`hangs over: ${text.textContent?.trim().slice(0, 40) ?? ''}`)
      }
    }
    return faults
  })
}

/** A page that moves again and again under the look is taken as it is. */
const mostLooks = 5
const settleMs = 10_000

/** What is against WCAG 2.2 AA or good practice on the page as it stands, as axe sees it; also that it never stood. */
export async function findViolations(page: Page): Promise<string[]> {
  await page.addScriptTag({ path: axePath })
  await page.evaluate(teachToSettle)
  for (let looks = 1; ; looks += 1) {
    const settled = page.waitForFunction(() => window.findRestless() === '', null, { timeout: settleMs })
    if (!(await settled.then(() => true).catch(() => false)))
      return [`never still: ${await page.evaluate(() => window.findRestless())}`]
    const { violations, isStill } = await look(page)
    // What axe says of rows that came or went while it looked is true of no page that anybody sees.
    if (violations.length === 0 || isStill || looks === mostLooks)
      return violations.map(
        ({ id, help, nodes }) => `axe ${id}: ${help} (${nodes.length}×, ${String(nodes[0]?.target ?? '')})`,
      )
  }
}

/**
 * The page can say then what on it has not yet its place and its colour: rows of a long list are hidden until they were
 * measured, and what comes in is pale for a moment. What moves for ever does not count; what a component of another
 * house moves inside itself (its shadow root) is not seen.
 */
function teachToSettle(): void {
  window.findRestless = () => {
    const rows = [...document.querySelectorAll('.log *')]
    if (rows.some((row) => getComputedStyle(row).visibility === 'hidden')) return 'rows that are not measured'
    const moving = document.getAnimations().find(({ playState, effect }) => {
      const end = effect?.getComputedTiming().endTime
      return playState === 'running' && typeof end === 'number' && Number.isFinite(end)
    })
    const target = moving?.effect instanceof KeyframeEffect ? moving.effect.target : null
    return moving ? `animation of ${target?.outerHTML.slice(0, 120) ?? 'nothing'}` : ''
  }
}

type Look = Pick<AxeResults, 'violations'> & { isStill: boolean }

function look(page: Page): Promise<Look> {
  return page.evaluate(async (): Promise<Look> => {
    const rows = [...document.querySelectorAll('.log *')]
    const wasStill = window.findRestless() === ''
    let hasMoved = false
    const note = () => (hasMoved = true)
    document.addEventListener('animationstart', note)
    document.addEventListener('transitionrun', note)
    const { violations } = await window.axe.run(document, {
      resultTypes: ['violations'],
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    })
    document.removeEventListener('animationstart', note)
    document.removeEventListener('transitionrun', note)
    const now = [...document.querySelectorAll('.log *')]
    const isSame = now.length === rows.length && now.every((row, index) => row === rows[index])
    return { violations, isStill: wasStill && isSame && !hasMoved && window.findRestless() === '' }
  })
}
