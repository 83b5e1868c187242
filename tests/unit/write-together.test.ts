import { Writable } from 'node:stream'
import { expect, it } from 'vitest'
import { writeTogether } from '#server/realtime/write-together.ts'

/** Remembers how many pieces each write to the system had. */
function makeLine({ isStuck = false } = {}) {
  const writes: string[][] = []
  const line = new Writable({
    write(chunk: Buffer, _, done) {
      writes.push([String(chunk)])
      if (!isStuck) done()
    },
    writev(chunks, done) {
      writes.push(chunks.map(({ chunk }) => String(chunk)))
      done()
    },
  })
  return { line, writes }
}

const turn = () => new Promise((resolve) => setImmediate(resolve))

it('sends what follows in the same turn, also behind promises, in one piece and in order', async () => {
  const { line, writes } = makeLine()
  writeTogether(line)
  writeTogether(line)
  line.write('head')
  await Promise.resolve()
  line.write('missed')
  await Promise.resolve().then(() => Promise.resolve())
  line.write('answer')
  await turn()
  line.write('later')
  await turn()
  expect(writes).toEqual([['head', 'missed', 'answer'], ['later']])
})

it('leaves a line alone on which something waits', async () => {
  const { line } = makeLine({ isStuck: true })
  line.write('stuck')
  writeTogether(line)
  expect(line.writableCorked).toBe(0)
})

it('does no harm to a line that is closed meanwhile', async () => {
  const { line, writes } = makeLine()
  line.on('error', () => {})
  writeTogether(line)
  line.write('lost')
  line.destroy()
  await turn()
  expect([line.destroyed, writes]).toEqual([true, []])
})
