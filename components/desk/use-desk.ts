'use client'

import { useLiveClient } from '#components/realtime/use-live-client.ts'
import { DeskClient, type DeskOptions, type DeskState } from './desk-client.ts'

export function useDesk(options: DeskOptions): { client: DeskClient; state: DeskState } {
  return useLiveClient(() => new DeskClient(options))
}
