import { expect, it } from 'vitest'
import { readDatabasePatience } from '#tests/support/evidence.ts'

it('a statement that hangs, or a transaction that is left open, is ended by the database', async () => {
  expect(await readDatabasePatience()).toEqual({ statement: 10_000, idle: 20_000 })
})
