'use client'

import { useState } from 'react'
import { useFailure } from '#components/ui/use-failure.ts'
import type { RoomClient } from './room-client.ts'

/** The questions that the viewer wants to know too. */
export type Votes = { ids: ReadonlySet<string>; set: (questionId: string, isOn: boolean) => void }

/** A vote shows at once and is taken back when the server refuses it. */
export function useVotes(client: RoomClient, votedIds: readonly string[]): Votes {
  const fail = useFailure()
  const [ids, setIds] = useState<ReadonlySet<string>>(() => new Set(votedIds))

  function mark(questionId: string, isOn: boolean): void {
    setIds((before) => {
      const after = new Set(before)
      if (isOn) after.add(questionId)
      else after.delete(questionId)
      return after
    })
  }
  async function send(questionId: string, isOn: boolean): Promise<void> {
    mark(questionId, isOn)
    const ack = await client.request('question:vote', { questionId, isOn })
    if (ack.ok) return
    mark(questionId, !isOn)
    fail(ack)
  }
  return { ids, set: (questionId, isOn) => void send(questionId, isOn) }
}
