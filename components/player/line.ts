const answerMs = 4_000

/** `away`: nobody answers, which is nearly always the viewer's network; `failing`: the server does, but with no picture. */
export type Line = 'there' | 'failing' | 'away'

/** Whether a playlist can be had. navigator.onLine does not tell: a line without data behind it counts as one. */
export async function askLine(url: string): Promise<Line> {
  try {
    const { status } = await fetch(url, { cache: 'no-store', signal: AbortSignal.timeout(answerMs) })
    return status < 500 ? 'there' : 'failing'
  } catch {
    return 'away'
  }
}
