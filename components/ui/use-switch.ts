'use client'

import { useState } from 'react'
import type { Ack } from '#lib/events.ts'
import { notify } from './notify.ts'
import { useFailure } from './use-failure.ts'

type Switch = {
  isOn: boolean
  /** Asks the server for the other state, and shows what it answers. */
  ask: (isOn: boolean) => Promise<Ack<{ isOn: boolean }>>
  /** What is told when it is done. */
  say: (isOn: boolean) => string
}

/** Something that the person has or has not, as the server says: one press asks for it, the next gives it back. */
export function useSwitch(given: Switch): { isOn: boolean; isBusy: boolean; press: () => Promise<void> } {
  const fail = useFailure()
  const [isOn, setIsOn] = useState(given.isOn)
  const [isBusy, setIsBusy] = useState(false)

  async function press(): Promise<void> {
    setIsBusy(true)
    const ack = await given.ask(!isOn).catch(() => null)
    setIsBusy(false)
    if (!ack?.ok) return fail(ack ?? { code: 'UNAVAILABLE', detail: {} })
    setIsOn(ack.data.isOn)
    notify('success', given.say(ack.data.isOn))
  }

  return { isOn, isBusy, press }
}
