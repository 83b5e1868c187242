/** What a browser says of itself, in the names that people know; null for what none of them is. */
export type Device = { browser: string | null; system: string | null }

/** A sign-in of a person's that still holds; times in ms. Its token is nobody's to see. */
export type SignInView = Device & { id: string; signedInAt: number; usedAt: number; isThis: boolean }

/** In order: nearly every browser names Chrome and Safari, too (RFC 9110, 10.1.5). */
const browsers: readonly (readonly [RegExp, string])[] = [
  [/MicroMessenger\//, 'WeChat'],
  [/HuaweiBrowser\//, 'Huawei Browser'],
  [/MiuiBrowser\//, 'Mi Browser'],
  [/MQQBrowser\/|QQBrowser\//, 'QQ Browser'],
  [/UCBrowser\//, 'UC Browser'],
  [/SamsungBrowser\//, 'Samsung Internet'],
  [/Edg(?:e|A|iOS)?\//, 'Edge'],
  [/OPR\//, 'Opera'],
  [/(?:Firefox|FxiOS)\//, 'Firefox'],
  [/(?:Chrome|CriOS)\//, 'Chrome'],
  [/Version\/[\d.]+ (?:.{0,40} )?Safari\//, 'Safari'],
]

const systems: readonly (readonly [RegExp, string])[] = [
  [/OpenHarmony|HarmonyOS/, 'HarmonyOS'],
  [/Android/, 'Android'],
  [/iPhone/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/Windows/, 'Windows'],
  [/Macintosh/, 'Mac'],
  [/CrOS/, 'ChromeOS'],
  [/Linux/, 'Linux'],
]

/** No browser says more of itself; who sends more is none. */
const mostLetters = 500

export function deviceOf(userAgent: string): Device {
  const words = userAgent.slice(0, mostLetters)
  return { browser: findName(browsers, words), system: findName(systems, words) }
}

function findName(names: readonly (readonly [RegExp, string])[], userAgent: string): string | null {
  return names.find(([sign]) => sign.test(userAgent))?.[1] ?? null
}
