'use client'

import { useState } from 'react'
import { useFailure } from '#components/ui/use-failure.ts'
import type { RoomClient } from './room-client.ts'
import { VoteSender } from './vote-sender.ts'

/** The questions that the viewer wants to know too. */
export type Votes = { ids: ReadonlySet<string>; set: (questionId: string, isOn: boolean) => void }

/** A vote shows at once and is taken back when the server refuses it. */
export function useVotes(client: RoomClient, votedIds: readonly string[]): Votes {
  const fail = useFailure()
  const [ids, setIds] = useState<ReadonlySet<string>>(() => new Set(votedIds))
  const [sender] = useState(
    () =>
      new VoteSender({
        send: (questionId, isOn) => client.request('question:vote', { questionId, isOn }),
        onMark: (questionId, isOn) => setIds((before) => marked(before, questionId, isOn)),
        onRefused: fail,
      }),
  )
  return { ids, set: (questionId, isOn) => sender.wish(questionId, isOn) }
}

function marked(ids: ReadonlySet<string>, questionId: string, isOn: boolean): ReadonlySet<string> {
  const after = new Set(ids)
  if (isOn) after.add(questionId)
  else after.delete(questionId)
  return after
}
