import { expect, it } from 'vitest'
import { resumeAt } from '#lib/resume.ts'

it('goes on where one stopped, but neither at the very beginning nor at the end', () => {
  const hourMs = 3_600_000
  expect(resumeAt(null, hourMs)).toBeNull()
  expect(resumeAt(14_999, hourMs)).toBeNull()
  expect(resumeAt(15_000, hourMs)).toBe(15_000)
  expect(resumeAt(hourMs - 30_000, hourMs)).toBe(hourMs - 30_000)
  expect(resumeAt(hourMs - 29_999, hourMs)).toBeNull()
  expect(resumeAt(20_000, 20_000)).toBeNull()
})
