const firstPauseMs = 500
const longestPauseMs = 5_000
/** So many tries with a network: the site may not have this code any longer. */
const patientTries = 10

/** Said on the window when code does not come although there is a network. */
export const missingEvent = 'code:missing'

/**
 * Code that a page needs later. Without a network it is waited for: a rejected part would put the error page in the
 * place of the whole page, with the words that somebody is writing and the picture. Other failures stay failures.
 */
export async function untilLoaded<Code>(load: () => Promise<Code>): Promise<Code> {
  let pauseMs = firstPauseMs
  for (let tries = 1; ; tries += 1) {
    try {
      return await load()
    } catch (error) {
      if (!isLoadFailure(error)) throw error
      if (tries === patientTries && navigator.onLine) window.dispatchEvent(new Event(missingEvent))
      await new Promise((resolve) => setTimeout(resolve, pauseMs))
      pauseMs = Math.min(2 * pauseMs, longestPauseMs)
    }
  }
}

/** As the bundler names it. */
function isLoadFailure(error: unknown): boolean {
  return error instanceof Error && error.name === 'ChunkLoadError'
}
