import { describe, expect, it } from 'vitest'
import { deviceOf } from '#lib/device.ts'

const webkit = 'AppleWebKit/537.36 (KHTML, like Gecko)'
const iphone =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)'
const android = `Mozilla/5.0 (Linux; Android 15; K) ${webkit}`
const windows = `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${webkit}`

describe('a device', () => {
  it.each([
    [`${android} Chrome/142.0.0.0 Mobile Safari/537.36`, 'Chrome', 'Android'],
    [
      `${android} Version/4.0 Chrome/142.0.0.0 Mobile Safari/537.36 MicroMessenger/8.0.50`,
      'WeChat',
      'Android',
    ],
    [`${android} SamsungBrowser/28.0 Chrome/130.0.0.0 Mobile Safari/537.36`, 'Samsung Internet', 'Android'],
    [`${windows} Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0`, 'Edge', 'Windows'],
    [`${iphone} Version/18.1 Mobile/15E148 Safari/604.1`, 'Safari', 'iPhone'],
    [`${iphone} CriOS/142.0.0.0 Mobile/15E148 Safari/604.1`, 'Chrome', 'iPhone'],
    [`Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0`, 'Firefox', 'Linux'],
    [
      `Mozilla/5.0 (Phone; OpenHarmony 5.0) ${webkit} Chrome/132.0.0.0 HuaweiBrowser/5.1`,
      'Huawei Browser',
      'HarmonyOS',
    ],
    ['curl/8.5.0', null, null],
    ['', null, null],
  ])('says of %j what people call it', (userAgent, browser, system) => {
    expect(deviceOf(userAgent)).toEqual({ browser, system })
  })

  it('is looked for in a bounded time, whatever is sent in its place', () => {
    const startedAt = performance.now()
    expect(deviceOf('Version/1 '.repeat(1_500))).toEqual({ browser: null, system: null })
    expect(deviceOf('Version/'.repeat(1_900))).toEqual({ browser: null, system: null })
    expect(performance.now() - startedAt).toBeLessThan(1_000)
  })
})
