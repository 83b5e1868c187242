'use client'

import { useSyncExternalStore } from 'react'

export const areas = { quarter: 0.25, half: 0.5, full: 1 } as const
export const speeds = { slow: 90, normal: 144, fast: 220 } as const

/** How chat flies over the picture on this device. `opacity` in per cent. */
export type DanmakuSettings = {
  isOn: boolean
  opacity: number
  area: keyof typeof areas
  speed: keyof typeof speeds
}

const key = 'caibo-danmaku'
const initial: DanmakuSettings = { isOn: true, opacity: 80, area: 'half', speed: 'normal' }

const listeners = new Set<() => void>()
let settings: DanmakuSettings | undefined

/** The settings of this device, the same wherever they are shown. */
export function useDanmakuSettings(): DanmakuSettings {
  return useSyncExternalStore(subscribe, read, () => initial)
}

export function changeDanmaku(change: Partial<DanmakuSettings>): void {
  settings = { ...read(), ...change }
  try {
    localStorage.setItem(key, JSON.stringify(settings))
  } catch {
    // A browser that keeps nothing shows them until the page is left.
  }
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function read(): DanmakuSettings {
  settings ??= parseDanmaku(keptText())
  return settings
}

function keptText(): string | null {
  try {
    return localStorage.getItem(key)
  } catch {
    return null
  }
}

/** Whatever was kept, by whichever version: what is not understood is as at first. */
export function parseDanmaku(text: string | null): DanmakuSettings {
  const kept: unknown = parseJson(text)
  if (typeof kept !== 'object' || kept === null) return initial
  const isOn = 'isOn' in kept ? kept.isOn === true : initial.isOn
  const opacity = 'opacity' in kept && typeof kept.opacity === 'number' ? kept.opacity : initial.opacity
  return {
    isOn,
    opacity: Math.min(100, Math.max(20, opacity)),
    area: oneOf(areas, 'area' in kept ? kept.area : null) ?? initial.area,
    speed: oneOf(speeds, 'speed' in kept ? kept.speed : null) ?? initial.speed,
  }
}

function parseJson(text: string | null): unknown {
  try {
    return JSON.parse(text ?? 'null')
  } catch {
    return null
  }
}

export function oneOf<Name extends string>(of: Record<Name, number>, name: unknown): Name | undefined {
  const names: Name[] = []
  for (const known in of) names.push(known)
  return names.find((known) => known === name)
}
