import { describe, expect, it } from 'vitest'
import { drawOpenGraph, drawPoster } from '#app/share-picture/draw.ts'
import { escapeXml } from '#app/share-picture/escape-xml.ts'
import { renderPng } from '#app/share-picture/render-png.ts'
import { wrapText } from '#app/share-picture/wrap-text.ts'
import { framePolicy } from '#server/front/frame-policy.ts'

const words = {
  brand: '财播',
  tagline: '银行直播间',
  state: '直播中',
  title: '开市早班车：今天的钱往哪儿走',
  host: '周致远',
  institution: '澜海银行',
  time: '11月24日 09:00',
  scan: '长按识别二维码，进入直播间',
  risk: '投资有风险',
}

describe('a picture to share', () => {
  it('has the size that it says, and lets nothing in a title out of its text', async () => {
    const title = `<image href="file:///etc/passwd"/>&]]>'"\u0000\uD800 ${'长'.repeat(200)}`
    for (const svg of [
      drawOpenGraph({ ...words, title }, 'market-open'),
      drawPoster({ ...words, title }, 'market-open', 'https://example.org/s/abcdefgh'),
    ]) {
      expect(svg).not.toContain('<image')
      const png = Buffer.from(await renderPng(svg))
      const size = [png.readUInt32BE(16), png.readUInt32BE(20)]
      expect([
        [1200, 630],
        [1080, 1920],
      ]).toContainEqual(size)
    }
    expect(escapeXml('\u0008a\uD800<b>')).toBe('a\uFFFD&lt;b&gt;')
  })

  it('breaks lines where each script does, and says when there was more', () => {
    expect(wrapText('开市早班车：今天的钱', { ems: 5, mostLines: 3 })).toEqual(['开市早班车：', '今天的钱'])
    expect(wrapText('Gold and bonds today', { ems: 6, mostLines: 3 }).join(' ')).toBe('Gold and bonds today')
    expect(wrapText('长'.repeat(50), { ems: 10, mostLines: 2 })).toEqual([
      '长'.repeat(10),
      `${'长'.repeat(9)}…`,
    ])
  })
})

describe('frames of other sites', () => {
  it('are open to the embedded player and to nothing else', () => {
    const policy = "default-src 'self'; frame-ancestors 'none'; form-action 'self'"
    const frames = { ancestors: 'https://bank.example', policy }
    for (const path of ['/embed/market-open', '/embed/market-open/a-recording'])
      expect(framePolicy(path, frames)).toEqual({
        'content-security-policy':
          "default-src 'self'; form-action 'self'; frame-ancestors https://bank.example",
      })
    for (const path of ['/', '/live/embed/x', '/embedded', '/account'])
      expect(framePolicy(path, { ancestors: '*', policy })).toEqual({})
  })
})
