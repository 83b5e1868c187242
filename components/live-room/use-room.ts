'use client'

import { useLiveClient } from '#components/realtime/use-live-client.ts'
import { RoomClient, type RoomOptions } from './room-client.ts'
import type { RoomState } from './room-state.ts'

export function useRoom(options: RoomOptions): { client: RoomClient; state: RoomState } {
  return useLiveClient(() => new RoomClient(options))
}
