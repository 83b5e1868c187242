'use client'

import { useEffect, useState } from 'react'
import { ingestHealthSchema, type IngestHealth } from '#lib/ingest-health.ts'

const everyMs = 1_500

/** What arrives from the encoder, asked again and again while one is expected; null when nothing does. */
export function useIngestHealth(slug: string, isExpected: boolean): IngestHealth | null {
  const [health, setHealth] = useState<IngestHealth | null>(null)
  useEffect(() => {
    if (!isExpected) return
    const stopping = new AbortController()
    async function look(): Promise<void> {
      const next = await readHealth(slug, stopping.signal)
      if (!stopping.signal.aborted) setHealth(next)
    }
    void look()
    const timer = setInterval(() => void look(), everyMs)
    return () => {
      clearInterval(timer)
      stopping.abort()
    }
  }, [slug, isExpected])
  return isExpected ? health : null
}

async function readHealth(slug: string, signal: AbortSignal): Promise<IngestHealth | null> {
  try {
    const response = await fetch(`/hls/${slug}/preview/health.json`, { signal, cache: 'no-store' })
    if (!response.ok) return null
    const parsed = ingestHealthSchema.safeParse(await response.json())
    return parsed.success ? parsed.data : null
  } catch {
    return null
  }
}
