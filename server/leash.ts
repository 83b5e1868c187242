/**
 * Preloaded into every part (`node --import`): when the supervisor is gone, however it died, the IPC
 * channel closes and the part stops. So `kill -9` of the supervisor leaves nothing running.
 */
const stopPatienceMs = 8_000

if (process.connected) {
  process.once('disconnect', () => {
    setTimeout(() => process.exit(1), stopPatienceMs).unref()
    process.kill(process.pid, 'SIGTERM')
  })
  process.channel?.unref()
}
