'use client'

import { useState } from 'react'
import { notify } from '#components/ui/notify.ts'
import type { AccountFault } from './auth-requests.ts'

type AccountAct = {
  isBusy: boolean
  fault: AccountFault | null
  setFault: (fault: AccountFault | null) => void
  /** Does it, and says `done` when it was; resolves with whether it was. */
  run: (act: () => Promise<AccountFault | null>, done: string) => Promise<boolean>
}

/** One act on the account at a time, with what went wrong. */
export function useAccountAct(): AccountAct {
  const [fault, setFault] = useState<AccountFault | null>(null)
  const [isBusy, setIsBusy] = useState(false)
  async function run(act: () => Promise<AccountFault | null>, done: string): Promise<boolean> {
    setIsBusy(true)
    const failed = await act()
    setIsBusy(false)
    setFault(failed)
    if (!failed) notify('success', done)
    return !failed
  }
  return { isBusy, fault, setFault, run }
}
