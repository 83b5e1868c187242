import { spawn } from 'node:child_process'
import { buffer, text } from 'node:stream/consumers'

export type CommandResult = { code: number | null; stdout: Buffer; stderr: string }

/** Runs a command of the system to its end, with `input` on its stdin. */
export async function runCommand(
  command: string,
  args: readonly string[],
  input: Buffer = Buffer.alloc(0),
): Promise<CommandResult> {
  const child = spawn(command, [...args], { stdio: ['pipe', 'pipe', 'pipe'] })
  child.stdin.on('error', () => undefined) // It ended before it had read everything; it says why.
  child.stdin.end(input)
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  })
  const [stdout, stderr] = await Promise.all([buffer(child.stdout), text(child.stderr)])
  return { code: await ended, stdout, stderr: stderr.trim() }
}

/** Runs ffmpeg, which says nothing but its faults. */
export function runFfmpeg(args: readonly string[], input?: Buffer): Promise<CommandResult> {
  return runCommand(
    process.env['FFMPEG_BIN'] ?? 'ffmpeg',
    ['-hide_banner', '-loglevel', 'error', ...args],
    input,
  )
}
