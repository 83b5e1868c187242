'use client'

import { useSyncExternalStore } from 'react'
import { useLiveClient } from '#components/realtime/use-live-client.ts'
import { RoomClient, type RoomOptions } from './room-client.ts'
import type { RoomState } from './room-state.ts'

export function useRoom(options: RoomOptions): { client: RoomClient; state: RoomState } {
  return useLiveClient(() => new RoomClient(options))
}

/**
 * The room's state for a part of the page that is drawn anew with every word, so that the page around it is not. A part
 * that comes to life late begins with what the server has drawn.
 */
export function useRoomState(client: RoomClient): RoomState {
  return useSyncExternalStore(client.subscribe, client.state, client.firstState)
}
