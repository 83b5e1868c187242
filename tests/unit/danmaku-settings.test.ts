import { describe, expect, it } from 'vitest'
import { parseDanmaku } from '#components/danmaku/settings.ts'

describe('how comments fly on this device', () => {
  it('is on until somebody switches it off', () => {
    expect(parseDanmaku(null)).toMatchObject({ isOn: true, area: 'half', speed: 'normal' })
    expect(parseDanmaku('{"opacity":60}')).toMatchObject({ isOn: true, opacity: 60 })
    expect(parseDanmaku('{"isOn":false}')).toMatchObject({ isOn: false })
  })

  it('is as at first where what was kept is not understood', () => {
    const first = parseDanmaku(null)
    for (const kept of ['', '{', '7', 'null', '{"area":"moon","speed":"toString"}'])
      expect(parseDanmaku(kept)).toEqual(first)
  })
})
