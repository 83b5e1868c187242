import { Server } from 'node:net'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { CrowdServer } from '#media/ingest/crowd-server.ts'
import { freePort } from '#tests/support/ports.ts'

afterEach(() => vi.restoreAllMocks())

describe('the servers of the port', () => {
  it('outlive a connection that the system had no room for', async () => {
    const started = vi.spyOn(Server.prototype, 'listen')
    const faults: Error[] = []
    const crowd = new CrowdServer(
      () => undefined,
      (error) => faults.push(error),
    )
    await crowd.start({ host: '127.0.0.1', port: await freePort() })
    const servers = started.mock.contexts.filter((server) => server instanceof Server && server.listening)
    // As Node tells what accept() said: ENFILE, ENOBUFS, ENOMEM.
    for (const server of servers)
      if (server instanceof Server) server.emit('error', new Error('accept ENOBUFS'))
    expect(faults.length).toBe(servers.length)
    expect(faults.length).toBeGreaterThan(0)
    await crowd.stop()
  })
})
