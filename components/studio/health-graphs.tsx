'use client'

import { useTranslations } from 'next-intl'
import type { ReactElement } from 'react'
import { useSchemeChanges } from './graph-colours.ts'
import { Graph } from './graph.tsx'
import { useHealthHistory, type HistoryData } from './use-health-history.ts'

/** Fewer points than this are no line. */
const fewestPoints = 2

const graphs = [
  { name: 'bitrate', read: (data: HistoryData) => data.column('bitrateKbps') },
  { name: 'fps', read: (data: HistoryData) => data.column('fps') },
  { name: 'sound', read: (data: HistoryData) => data.column('rmsDb') },
  { name: 'keyframes', read: (data: HistoryData) => data.column('keyframeSeconds') },
  { name: 'latency', read: (data: HistoryData) => scaled(data.column('latencyMs'), 1 / 1_000) },
  { name: 'stalls', read: (data: HistoryData) => scaled(data.column('stalledShare'), 100) },
] as const

/** The last two hours as graphs, and as a table for who does not see them. */
export function HealthGraphs({ slug }: { slug: string }): ReactElement {
  const t = useTranslations('health.graphs')
  const data = useHealthHistory(slug)
  const scheme = useSchemeChanges()
  if (!data || data.atSeconds.length < fewestPoints)
    return <p className="px-4 pb-4 text-sm text-muted">{t(data ? 'empty' : 'loading')}</p>
  const isAway = data.column('isConnected').map((isConnected) => isConnected === 0)
  const series = graphs.map(({ name, read }) => ({ name, values: read(data) }))
  return (
    <div className="grid gap-4 px-4 pb-4">
      <p className="text-[13px] text-muted">{t('interruptions', { count: countStretches(isAway) })}</p>
      <div className="grid gap-x-6 gap-y-4 sm:grid-cols-2">
        {series.filter(hasValues).map(({ name, values }) => (
          <Graph
            key={`${name} ${scheme}`}
            title={t(name)}
            atSeconds={data.atSeconds}
            values={values}
            isAway={isAway}
          />
        ))}
      </div>
      <SummaryTable series={series} />
    </div>
  )
}

type Series = { name: (typeof graphs)[number]['name']; values: (number | null)[] }

function SummaryTable({ series }: { series: Series[] }): ReactElement {
  const t = useTranslations('health.graphs')
  const head = ['now', 'lowest', 'highest'] as const
  return (
    <details className="text-[13px]">
      <summary className="cursor-pointer py-1 font-medium">{t('table')}</summary>
      <table className="figures mt-1 w-full text-left">
        <thead>
          <tr className="border-b border-line text-muted">
            <th scope="col">
              <span className="sr-only">{t('table')}</span>
            </th>
            {head.map((name) => (
              <th key={name} scope="col" className="py-1 pl-3 text-right font-normal">
                {t(name)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {series.map(({ name, values }) => (
            <tr key={name} className="border-b border-line last:border-0">
              <th scope="row" className="py-1 font-normal">
                {t(name)}
              </th>
              {summarise(values).map((value, index) => (
                <td key={head[index]} className="py-1 pl-3 text-right">
                  {value}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  )
}

function summarise(values: (number | null)[]): string[] {
  const known = values.filter((value) => value !== null)
  const newest = values.at(-1)
  const show = (value: number | null | undefined): string =>
    value === null || value === undefined || !Number.isFinite(value)
      ? '–'
      : String(Math.round(value * 10) / 10)
  // Not Math.min(...known): two hours are many arguments.
  const lowest = known.reduce((least, value) => Math.min(least, value), Infinity)
  const highest = known.reduce((most, value) => Math.max(most, value), -Infinity)
  return [show(newest), show(lowest), show(highest)]
}

function hasValues({ values }: Series): boolean {
  return values.some((value) => value !== null)
}

function scaled(values: (number | null)[], factor: number): (number | null)[] {
  return values.map((value) => (value === null ? null : value * factor))
}

function countStretches(isAway: boolean[]): number {
  return isAway.filter((away, index) => away && !isAway[index - 1]).length
}
