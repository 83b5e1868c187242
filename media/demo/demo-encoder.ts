import { pipeline } from 'node:stream/promises'
import { Child, type Exit } from '#media/transcode/child.ts'
import { sceneGraph, sceneSize, type SceneFonts, type SceneTexts } from './scene.ts'
import { speak, speechRate } from './speech.ts'

export type DemoOptions = {
  ffmpeg: string
  /** Full RTMP address, key included. */
  url: string
  texts: SceneTexts
  fonts: SceneFonts
}

/** One ffmpeg that draws the show and pushes it. */
export class DemoEncoder {
  readonly #child: Child

  constructor(options: DemoOptions) {
    this.#child = new Child({ command: options.ffmpeg, args: demoArgs(options), outputs: 0 })
    if (this.#child.stdin) void pipeline(speak(), this.#child.stdin).catch(() => undefined) // told by `exited`
  }

  get exited(): Promise<Exit> {
    return this.#child.exited
  }

  stop(): Promise<Exit> {
    return this.#child.stop()
  }
}

export function demoArgs({ url, texts, fonts }: DemoOptions): string[] {
  const gop = String(sceneSize.fps * 2)
  return [
    ...['-hide_banner', '-loglevel', 'error'],
    ...['-f', 's16le', '-ar', String(speechRate), '-ac', '1', '-i', 'pipe:0'],
    ...['-filter_complex', sceneGraph(texts, fonts), '-map', '[picture]', '-map', '0:a'],
    ...[
      '-c:v',
      'libx264',
      '-preset',
      'veryfast',
      '-tune',
      'zerolatency',
      '-pix_fmt',
      'yuv420p',
      '-g',
      gop,
      '-sc_threshold',
      '0',
    ],
    ...['-b:v', '1500k', '-maxrate', '1800k', '-bufsize', '1800k'],
    ...['-c:a', 'aac', '-b:a', '96k', '-ar', '48000', '-shortest', '-f', 'flv', url],
  ]
}
