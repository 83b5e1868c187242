import type { Engine, EngineOptions } from './engine.ts'

/** The engine for this browser. hls.js is loaded only here, when a picture is wanted. */
export async function makeEngine(options: EngineOptions): Promise<Engine> {
  const { HlsEngine } = await import('./hls-engine.ts')
  if (HlsEngine.isSupported()) return new HlsEngine(options)
  const { NativeEngine } = await import('./native-engine.ts')
  return new NativeEngine(options)
}
