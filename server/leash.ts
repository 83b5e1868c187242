import { closeSync, openSync } from 'node:fs'

/**
 * Preloaded into every part (`node --import`): when who started it is gone, however it died, the IPC channel closes
 * and the part stops. So `kill -9` of the supervisor leaves nothing running, also of what was just starting: LEASH_HOLDER names
 * who started it, and whoever has another parent by now has lost that one. (Whether it is gone cannot be asked: until
 * its own parent has taken notice a dead process can still be signalled.) What a part forks itself inherits the preload,
 * but not the name: it is not on the supervisor's leash.
 */
const stopPatienceMs = 8_000
const holder = Number(process.env['LEASH_HOLDER'] ?? 0)
delete process.env['LEASH_HOLDER']

if (holder > 0) {
  if (process.ppid !== holder) process.exit(1)
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
