'use client'

import { useEffect, useState, useSyncExternalStore } from 'react'
import { DeskClient, type DeskOptions, type DeskState } from './desk-client.ts'

/** The one owner of the desk's socket. */
export function useDesk(options: DeskOptions): { client: DeskClient; state: DeskState } {
  const [client] = useState(() => new DeskClient(options))
  useEffect(() => {
    client.start()
    return () => client.stop()
  }, [client])
  const state = useSyncExternalStore(client.subscribe, client.state, client.state)
  return { client, state }
}
