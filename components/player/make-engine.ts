import { untilLoaded } from '#components/ui/until-loaded.ts'
import type { Engine, EngineOptions } from './engine.ts'

/** The engine for this browser. hls.js is loaded only here, when a picture is wanted. */
export async function makeEngine(options: EngineOptions): Promise<Engine> {
  const { HlsEngine } = await untilLoaded(() => import('./hls-engine.ts'))
  if (HlsEngine.isSupported()) return new HlsEngine(options)
  const { NativeEngine } = await untilLoaded(() => import('./native-engine.ts'))
  return new NativeEngine(options)
}
