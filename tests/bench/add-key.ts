import { Child } from '#server/child.ts'
import { rootFolder } from '#server/supervisor/start-node.ts'
import type { Caibo } from '#tests/support/caibo.ts'

/** Where an encoder pushes to this programme of a running copy: a new key by the product's own command. */
export async function addKey(caibo: Caibo, slug: string): Promise<string> {
  let said = ''
  const child = new Child({
    command: process.execPath,
    args: ['server/commands/stream-key.ts', slug],
    cwd: rootFolder,
    env: await caibo.partEnv(),
    onOutput: (chunk) => (said += chunk.toString('utf8')),
  })
  const exit = await child.exited
  if (exit.code !== 0) throw new Error(`no stream key: ${exit.lastOutput}`)
  return said.trim()
}
