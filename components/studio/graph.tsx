'use client'

import 'uplot/dist/uPlot.min.css'
import { useFormatter } from 'next-intl'
import { useEffect, useId, useRef, type ReactElement } from 'react'
import uPlot from 'uplot'
import { readColours } from './graph-colours.ts'

type GraphProps = {
  title: string
  atSeconds: number[]
  values: (number | null)[]
  /** Where the encoder was away: marked as a band. */
  isAway: boolean[]
}

const heightPixels = 132

/** One line over time, in the colours of the moment that it was made. For the eye alone: its figures stand in the table beside it. */
export function Graph({ title, atSeconds, values, isAway }: GraphProps): ReactElement {
  const id = useId()
  const place = useRef<HTMLDivElement>(null)
  const plot = useRef<uPlot | null>(null)
  const away = useRef(isAway)
  const newest = useRef<uPlot.AlignedData>([atSeconds, values])
  const format = useFormatter()
  useEffect(() => {
    const element = place.current
    if (!element) return
    const clock = (seconds: number, withSeconds: boolean): string =>
      format.dateTime(seconds * 1_000, {
        ...{ hour: '2-digit', minute: '2-digit', hour12: false },
        ...(withSeconds ? { second: '2-digit' } : {}),
      })
    const drawn = new uPlot(describe({ element, clock, away }), newest.current, element)
    plot.current = drawn
    const fitting = new ResizeObserver(() =>
      drawn.setSize({ width: element.clientWidth, height: heightPixels }),
    )
    fitting.observe(element)
    return () => {
      fitting.disconnect()
      drawn.destroy()
      plot.current = null
    }
  }, [format])
  useEffect(() => {
    away.current = isAway
    newest.current = [atSeconds, values]
    plot.current?.setData(newest.current)
  }, [atSeconds, values, isAway])
  return (
    <figure aria-labelledby={id} className="min-w-0">
      <figcaption id={id} className="text-[13px] text-muted">
        {title}
      </figcaption>
      <div ref={place} aria-hidden className="min-w-0 overflow-hidden" style={{ height: heightPixels }} />
    </figure>
  )
}

type Drawing = {
  element: HTMLElement
  clock: (seconds: number, withSeconds: boolean) => string
  away: { current: boolean[] }
}

function describe({ element, clock, away }: Drawing): uPlot.Options {
  const { line, grid, text, band } = readColours(element)
  const axis = {
    stroke: text,
    grid: { stroke: grid, width: 1 },
    ticks: { show: false },
    font: '11px sans-serif',
  }
  return {
    width: element.clientWidth,
    height: heightPixels,
    legend: { show: false },
    cursor: { show: false },
    padding: [8, 8, 0, 0],
    scales: { y: { range: { min: { pad: 0.1, soft: 0, mode: 2 }, max: { pad: 0.1, soft: 1, mode: 2 } } } },
    axes: [
      {
        ...axis,
        size: 24,
        space: 64,
        values: (_plot, ticks) => ticks.map((tick) => clock(tick, isShort(ticks))),
      },
      { ...axis, size: 44, space: 28 },
    ],
    series: [{}, { stroke: line, width: 1.5, points: { show: false }, spanGaps: false }],
    hooks: { drawClear: [(plot) => markAway(plot, away.current, band)] },
  }
}

/** Minutes alone would stand there several times. */
function isShort(ticks: number[]): boolean {
  return (ticks[1] ?? 0) - (ticks[0] ?? 0) < 60
}

function markAway(plot: uPlot, isAway: boolean[], colour: string): void {
  const { ctx, bbox, data } = plot
  const [seconds] = data
  ctx.fillStyle = colour
  for (const [index, away] of isAway.entries()) {
    const from = seconds[index]
    const to = seconds[index + 1] ?? from
    if (!away || from === undefined || to === undefined) continue
    const left = plot.valToPos(from, 'x', true)
    ctx.fillRect(left, bbox.top, Math.max(2, plot.valToPos(to, 'x', true) - left), bbox.height)
  }
}
