/**
 * Preloaded into every part (`node --import`): when the supervisor is gone, however it died, the IPC
 * channel closes and the part stops. So `kill -9` of the supervisor leaves nothing running. What a part forks itself
 * inherits the preload, but is not on the supervisor's leash: LEASH_HOLDER names who holds it.
 */
const stopPatienceMs = 8_000

if (process.connected && process.env['LEASH_HOLDER'] === String(process.ppid)) {
  process.once('disconnect', () => {
    setTimeout(() => process.exit(1), stopPatienceMs).unref()
    process.kill(process.pid, 'SIGTERM')
  })
  process.channel?.unref()
}
