import { readableFault } from './readable-fault.ts'
import { StartError } from './start-error.ts'
import { startNode } from './start-node.ts'

/** Runs one of our programs to its end and resolves with what it printed; its failure is the start's failure. */
export async function runStep(
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<string> {
  const exit = await startNode({ args, env }).exited
  if (exit.code !== 0) throw new StartError(`${args.join(' ')} failed: ${readableFault(exit.lastOutput)}`)
  return exit.lastOutput.trim()
}
