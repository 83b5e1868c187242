'use client'

import { useEffect, useState } from 'react'
import { healthHistorySchema, type HistoryColumn } from '#lib/ingest-health.ts'

/** A column of figures each; `atSeconds` is what uPlot counts in. */
export type HistoryData = { atSeconds: number[]; column(name: HistoryColumn): (number | null)[] }

const everyMs = 5_000
/** What graphs show; the media process keeps more. */
const shownMs = 2 * 60 * 60 * 1_000

type Rows = { columns: string[]; rows: (number | null)[][] }

/** The history of a programme's health, fetched whole once and then what is new. */
export function useHealthHistory(slug: string): HistoryData | null {
  const [history, setHistory] = useState<Rows | null>(null)
  useEffect(() => {
    const stopping = new AbortController()
    let known: Rows = { columns: [], rows: [] }
    async function look(): Promise<void> {
      const since = known.rows.at(-1)?.[0] ?? Date.now() - shownMs
      const next = await fetchHistory(slug, since, stopping.signal)
      if (stopping.signal.aborted || !next) return
      const oldest = Date.now() - shownMs
      const rows = [...known.rows, ...next.rows].filter(([atMs]) => (atMs ?? 0) > oldest)
      known = { columns: next.columns, rows }
      setHistory(known)
    }
    void look()
    const timer = setInterval(() => void look(), everyMs)
    return () => {
      clearInterval(timer)
      stopping.abort()
    }
  }, [slug])
  return history && describe(history)
}

function describe({ columns, rows }: Rows): HistoryData {
  const column = (name: HistoryColumn): (number | null)[] => {
    const at = columns.indexOf(name)
    return rows.map((row) => row[at] ?? null)
  }
  return { atSeconds: column('atMs').map((atMs) => (atMs ?? 0) / 1_000), column }
}

async function fetchHistory(slug: string, since: number, signal: AbortSignal): Promise<Rows | null> {
  try {
    const response = await fetch(`/hls/${slug}/preview/health-history.json?since=${since}`, { signal })
    return response.ok ? (healthHistorySchema.safeParse(await response.json()).data ?? null) : null
  } catch {
    return null
  }
}
