'use client'

import { useCallback, useEffect, useRef, useState, type RefObject } from 'react'
import type { VListHandle } from 'virtua'

const nearBottomPixels = 48

type StuckList<T> = {
  list: RefObject<VListHandle | null>
  /** What the list stands in; `data-above` while rows lie above what is seen. */
  box: RefObject<HTMLDivElement | null>
  /** What to show: the present rows, or those from when the reader scrolled up. */
  rows: readonly T[]
  newCount: number
  onScroll: (offset: number) => void
  /** A banner or a keyboard took some of the height. */
  onResize: () => void
  toLatest: () => void
}

/**
 * A list that follows its end until the reader scrolls up; then it stands still, so that nothing moves
 * under their eyes, and counts what is new.
 */
export function useStuckList<T extends { id: string }>(present: readonly T[]): StuckList<T> {
  const list = useRef<VListHandle>(null)
  const box = useRef<HTMLDivElement>(null)
  const lastOffset = useRef(0)
  const [frozen, setFrozen] = useState<readonly T[] | null>(null)
  const rows = frozen ?? present
  const count = rows.length
  const lastId = rows.at(-1)?.id

  const onResize = useCallback(() => {
    if (frozen === null && count > 0) list.current?.scrollToIndex(count - 1, { align: 'end' })
  }, [count, frozen])

  useEffect(() => {
    // A full list keeps its length while its last row changes.
    if (frozen === null && lastId !== undefined) list.current?.scrollToIndex(count - 1, { align: 'end' })
  }, [count, lastId, frozen])

  useEffect(() => {
    // Rows are measured after they were scrolled to, on a slow phone long after.
    const content = count > 0 ? box.current?.querySelector('[role=log] > *') : null
    if (!content) return
    const observer = new ResizeObserver(onResize)
    observer.observe(content)
    return () => observer.disconnect()
  }, [count, onResize])

  const onScroll = useCallback(
    (offset: number) => {
      const handle = list.current
      if (!handle) return
      const isNearEnd = offset + handle.viewportSize >= handle.scrollSize - nearBottomPixels
      // Rows that grow while they are measured scroll too; only a reader scrolls upwards.
      const isReading = offset < lastOffset.current - 4
      lastOffset.current = offset
      box.current?.toggleAttribute('data-above', offset > 0)
      if (isNearEnd) setFrozen(null)
      else if (isReading) setFrozen((before) => before ?? present)
    },
    [present],
  )
  const toLatest = useCallback(() => setFrozen(null), [])
  return {
    list,
    box,
    rows,
    newCount: frozen === null ? 0 : countAfter(present, frozen.at(-1)?.id),
    onScroll,
    onResize,
    toLatest,
  }
}

function countAfter(present: readonly { id: string }[], lastId: string | undefined): number {
  const at = present.findIndex(({ id }) => id === lastId)
  return present.length - 1 - at
}
