import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { claimFile } from '#server/supervisor/claim-file.ts'
import { identityOf } from '#server/supervisor/process-identity.ts'

let folder: string
let path: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'caibo-claim-'))
  path = join(folder, 'supervisor.pid')
})

afterEach(() => rm(folder, { recursive: true, force: true }))

describe('a claim', () => {
  it('is one’s own until it is given back', async () => {
    const claim = await claimFile(path)
    expect(await claimFile(path)).toEqual({ kind: 'held', by: process.pid })
    if (claim.kind === 'ours') await claim.release()
    expect((await claimFile(path)).kind).toBe('ours')
  })

  it.each([
    ['of a process that is gone', '2147483646 17'],
    ['of one whose number another process has now', `${process.ppid} 17`],
    ['that a power cut left empty', ''],
  ])('%s is taken over, by one of twenty who try at once', async (_whose, stale) => {
    await writeFile(path, stale)
    const claims = await Promise.all(Array.from({ length: 20 }, () => claimFile(path)))
    expect(claims.filter(({ kind }) => kind === 'ours')).toHaveLength(1)
    expect(await readFile(path, 'utf8')).toBe(await identityOf(process.pid))
    expect(await readdir(folder)).toEqual(['supervisor.pid'])
  })

  it('is taken over though who took it over before was killed in the middle', async () => {
    await writeFile(path, '2147483646 17')
    await writeFile(`${path}.takeover`, '2147483645 17')
    expect((await claimFile(path)).kind).toBe('ours')
    expect(await readdir(folder)).toEqual(['supervisor.pid'])
  })
})
