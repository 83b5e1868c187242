import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { captionBytes, captionUploadSchema, mostCaptionBytes } from '#lib/captions.ts'
import { refuseBody } from '#server/front/refuse-body.ts'

const upload = (text: string) => ({
  broadcastId: randomUUID(),
  language: 'zh-CN',
  label: '字'.repeat(40),
  text,
})
const isTaken = (text: string) => captionUploadSchema.safeParse(upload(text)).success

describe('a file of captions', () => {
  it('is measured in the bytes that it travels in, not in letters', () => {
    expect(captionBytes('字幕\n"')).toBe(12)
    expect(isTaken('a'.repeat(890_000))).toBe(true)
    expect(isTaken('字'.repeat(299_000))).toBe(true)
    for (const text of ['字'.repeat(310_000), '\r\n'.repeat(240_000), 'a'.repeat(900_000)])
      expect(isTaken(text), text.slice(0, 1)).toBe(false)
  })

  it('passes the front when it is taken', () => {
    const text = '字'.repeat(299_000)
    const request = JSON.stringify([{ programmeId: randomUUID(), upload: upload(text) }])
    const bytes = Buffer.byteLength(request)
    expect(bytes - captionBytes(text)).toBeLessThan(1_000)
    expect(refuseBody({ 'content-length': String(mostCaptionBytes + 1_000) })).toBeNull()
  })
})
