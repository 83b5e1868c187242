import { userInfo } from 'node:os'
import { lastLine, runToEnd } from '#server/child.ts'

export type SystemUser = { uid: number; gid: number }

/** PostgreSQL refuses to run as root: root gets the system user `postgres`, made when absent; others need none. */
export async function findSystemUser(): Promise<SystemUser | undefined> {
  if (userInfo().uid !== 0) return undefined
  const present = await lookUp('postgres')
  if (present !== undefined) return present
  const exit = await runToEnd({ command: 'useradd', args: ['--system', '--user-group', 'postgres'] })
  // Two copies that start together both try; the second finds what the first made.
  const made = await lookUp('postgres')
  if (made === undefined)
    throw new Error(`PostgreSQL cannot run as root and no user could be made for it: ${lastLine(exit)}`)
  return made
}

async function lookUp(name: string): Promise<SystemUser | undefined> {
  const [uid, gid] = await Promise.all([idOf('-u', name), idOf('-g', name)])
  return uid === undefined || gid === undefined ? undefined : { uid, gid }
}

async function idOf(option: '-u' | '-g', name: string): Promise<number | undefined> {
  const exit = await runToEnd({ command: 'id', args: [option, name] })
  return exit.code === 0 ? Number(exit.lastOutput.trim()) : undefined
}
