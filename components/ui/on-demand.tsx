'use client'

import { useRef, useState, type ComponentProps, type ComponentType, type ReactElement } from 'react'
import { untilLoaded } from './until-loaded.ts'

type OnDemandProps<Props extends object> = Omit<ComponentProps<'button'>, 'onClick'> & {
  load: () => Promise<ComponentType<Props>>
  /** What the loaded component is given; it shows its own trigger in this button's place, opened. */
  given: Props
}

/**
 * A menu's button without the menu: its code comes when somebody is about to press, so that pages are
 * ready sooner.
 */
export function OnDemand<Props extends object>({
  load,
  given,
  ...button
}: OnDemandProps<Props>): ReactElement {
  const [Loaded, setLoaded] = useState<ComponentType<Props> | null>(null)
  const isWanted = useRef(false)
  async function open(): Promise<void> {
    if (isWanted.current) return
    isWanted.current = true
    const component = await untilLoaded(load)
    setLoaded(() => component)
  }
  function ahead(): void {
    load().catch(() => {}) // Waited for when it is wanted.
  }
  if (Loaded) return <Loaded {...given} />
  return (
    <button
      type="button"
      aria-haspopup="menu"
      aria-expanded={false}
      onPointerEnter={ahead}
      onFocus={ahead}
      onClick={() => void open()}
      {...button}
    />
  )
}
