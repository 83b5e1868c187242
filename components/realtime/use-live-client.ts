'use client'

import { useEffect, useState, useSyncExternalStore } from 'react'

/** Something with a socket and a state that a page watches. */
export type LiveClient<State> = {
  start: () => void
  stop: () => void
  subscribe: (listener: () => void) => () => void
  state: () => State
}

/** The one owner of the page's socket: starts with the page, goes on from what the server has rendered, leaves with the page. */
export function useLiveClient<State, Client extends LiveClient<State>>(
  make: () => Client,
): { client: Client; state: State } {
  const [client] = useState(make)
  useEffect(() => {
    client.start()
    return () => client.stop()
  }, [client])
  const state = useSyncExternalStore(client.subscribe, client.state, client.state)
  return { client, state }
}
