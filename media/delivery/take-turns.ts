/** Runs what it is given at once up to `most` of it, the rest in the order in which it came. */
export function takeTurns(most: number): <Result>(work: () => Promise<Result>) => Promise<Result> {
  const waiting: (() => void)[] = []
  let running = 0
  return async (work) => {
    if (running >= most) await new Promise<void>((resolve) => waiting.push(resolve))
    else running += 1
    try {
      return await work()
    } finally {
      // The place is handed on, so that nobody who comes now takes it.
      const next = waiting.shift()
      if (next) next()
      else running -= 1
    }
  }
}
