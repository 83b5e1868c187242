import { afterEach, beforeEach, expect, vi } from 'vitest'

// A test that expects console.error puts its own spy in place of this one.
beforeEach(() => {
  vi.spyOn(console, 'error')
})

afterEach(() => {
  if (vi.isMockFunction(console.error))
    expect(console.error, 'console.error was called').not.toHaveBeenCalled()
  vi.restoreAllMocks()
})
