'use client'

import dynamic from 'next/dynamic'
import { nothing } from '#components/ui/nothing.ts'
import { untilLoaded } from '#components/ui/until-loaded.ts'
import type { ReactElement } from 'react'

const Note = dynamic(() => untilLoaded(async () => (await import('./mask-note.tsx')).MaskNote), {
  loading: nothing,
})

/** Less than this holds no number and no address of anybody. */
const shortest = 6

/** Its rules come with the first words that could hold anything personal. */
export function MaskNote({ text }: { text: string }): ReactElement | null {
  return text.length < shortest ? null : <Note text={text} />
}
