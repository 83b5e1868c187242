import type { Caibo } from '#tests/support/caibo.ts'
import { addKey } from './add-key.ts'
import { makeClip, sendClip, type Clip } from './looped-clip.ts'

/** Puts a programme of a running copy on air with a picture that was encoded before; returns how to end that. */
export async function putClipOnAir(
  caibo: Caibo,
  slug: string,
  clip: Clip,
): Promise<{ stop(): Promise<void> }> {
  const url = await addKey(caibo, slug)
  return sendClip(await makeClip(caibo.dataDir, clip), url)
}
