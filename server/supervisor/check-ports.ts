import { createServer } from 'node:net'
import { StartError } from './start-error.ts'

export type PortUse = { name: string; port: number; host: string }

/** Fails with one line that names every port that somebody else listens on. */
export async function checkPorts(uses: readonly PortUse[]): Promise<void> {
  const doubled = uses.find((use, index) => uses.findIndex(({ port }) => port === use.port) !== index)
  if (doubled !== undefined)
    throw new StartError(`${doubled.name} names port ${doubled.port}, which another setting names too`)
  const faults = await Promise.all(uses.map(findFault))
  const found = faults.filter((fault) => fault !== undefined)
  if (found.length > 0) throw new StartError(`${found.join('; ')}: choose other ports in the environment`)
}

function findFault({ name, port, host }: PortUse): Promise<string | undefined> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', (error) => {
      const code = 'code' in error ? String(error.code) : error.message
      resolve(
        code === 'EADDRINUSE'
          ? `port ${port} (${name}) is in use`
          : `port ${port} (${name}) cannot be opened: ${code}`,
      )
    })
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(undefined)))
  })
}
