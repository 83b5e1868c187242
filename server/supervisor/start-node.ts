import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Child, type ChildOptions } from '#server/child.ts'

const leashPath = fileURLToPath(new URL('../leash.ts', import.meta.url))
const keepCompiledPath = fileURLToPath(new URL('../keep-compiled.ts', import.meta.url))
export const rootFolder = fileURLToPath(new URL('../..', import.meta.url))

const compileCache = join(rootFolder, 'node_modules', '.cache', 'node')

export type NodeOptions = Pick<ChildOptions, 'env' | 'onOutput' | 'onMessage'> & {
  /** The script and what is said to it, from the project's folder. */
  args: readonly string[]
}

/** Starts one of our Node programs so that it cannot outlive this process. */
export function startNode({ args, env, ...options }: NodeOptions): Child {
  return new Child({
    command: process.execPath,
    args: ['--import', leashPath, '--import', keepCompiledPath, ...args],
    cwd: rootFolder,
    leash: true,
    // Compiled code is kept: a part that died is back a third sooner.
    env: { NODE_COMPILE_CACHE: compileCache, ...env, LEASH_HOLDER: String(process.pid) },
    ...options,
  })
}
