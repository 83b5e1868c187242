import { readFile } from 'node:fs/promises'
import { platform } from 'node:os'
import { runToEnd } from '#server/child.ts'

/** The command line of a running process, undefined when there is none: a number alone may have been given anew. */
export async function commandLineOf(pid: number): Promise<string | undefined> {
  // Small Linux images have no `ps`; other systems have no /proc.
  if (platform() === 'linux') return readFile(`/proc/${pid}/cmdline`, 'utf8').then(spaced, () => undefined)
  const exit = await runToEnd({ command: 'ps', args: ['-o', 'args=', '-p', String(pid)] })
  return exit.code === 0 ? exit.lastOutput : undefined
}

function spaced(text: string): string {
  return text.replaceAll('\0', ' ')
}
