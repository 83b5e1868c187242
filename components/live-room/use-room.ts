'use client'

import { useEffect, useState, useSyncExternalStore } from 'react'
import { RoomClient, type RoomOptions } from './room-client.ts'
import type { RoomState } from './room-state.ts'

/** The one owner of the page's socket: joins with what the server has rendered, and leaves with the page. */
export function useRoom(options: RoomOptions): { client: RoomClient; state: RoomState } {
  const [client] = useState(() => new RoomClient(options))
  useEffect(() => {
    client.start()
    return () => client.stop()
  }, [client])
  const state = useSyncExternalStore(client.subscribe, client.state, client.state)
  return { client, state }
}
