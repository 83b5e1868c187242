const firstPauseMs = 500
const longestPauseMs = 5_000

/**
 * Code that a page needs later. Without a network it is waited for: a rejected part would put the error page in the
 * place of the whole page, with the words that somebody is writing and the picture. Other failures stay failures.
 */
export async function untilLoaded<Code>(load: () => Promise<Code>): Promise<Code> {
  for (let pauseMs = firstPauseMs; ; pauseMs = Math.min(2 * pauseMs, longestPauseMs)) {
    try {
      return await load()
    } catch (error) {
      if (!isLoadFailure(error)) throw error
      await new Promise((resolve) => setTimeout(resolve, pauseMs))
    }
  }
}

/** As the bundler names it. */
function isLoadFailure(error: unknown): boolean {
  return error instanceof Error && error.name === 'ChunkLoadError'
}
