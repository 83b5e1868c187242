/** What the person at the terminal reads: one line a step with its duration, and nothing of the parts' own logs. */

const nameWidth = 12
const textWidth = 58

/** Milliseconds after which whoever waits for a step is told that it is at work. */
const longMs = 3_000

/** Runs one step of the start and prints its outcome and duration; a long one says first that it goes on. */
export async function step(name: string, work: () => Promise<string>): Promise<void> {
  const startedAt = performance.now()
  const timer = setTimeout(() => say(`${name.padEnd(nameWidth)}at work …`), longMs)
  const outcome = await work().finally(() => clearTimeout(timer))
  const seconds = ((performance.now() - startedAt) / 1_000).toFixed(1)
  say(`${name.padEnd(nameWidth)}${outcome.padEnd(textWidth)}${seconds.padStart(6)} s`)
}

export function say(line: string): void {
  process.stdout.write(`${line}\n`)
}
