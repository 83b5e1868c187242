import { closeSync, openSync } from 'node:fs'

/**
 * Preloaded into every part (`node --import`): when who started it is gone, however it died, the IPC channel closes
 * and the part stops. So `kill -9` of the supervisor leaves nothing running, also of what was just starting. What a
 * part forks itself inherits the preload, but is not on the supervisor's leash: LEASH_HOLDER names who holds it.
 */
const stopPatienceMs = 8_000
const holder = Number(process.env['LEASH_HOLDER'])

if (Number.isInteger(holder) && holder > 0 && !isRunning(holder)) process.exit(1)

if (process.connected && holder === process.ppid) {
  process.once('disconnect', () => {
    sayToNobody()
    setTimeout(() => process.exit(1), stopPatienceMs).unref()
    process.kill(process.pid, 'SIGTERM')
  })
  process.channel?.unref()
}

/** Who read the output is gone, too: into a broken pipe the logger would try to flush its last line for ever. */
function sayToNobody(): void {
  for (const output of [1, 2]) {
    closeSync(output)
    // The lowest number that is free is the one just closed, unless a file was opened in this very moment: it must
    // not be written into.
    if (openSync('/dev/null', 'w') !== output) process.kill(process.pid, 'SIGKILL')
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
