/** Where a menu stands is reckoned in the screen's pixels; what it says is as large as the page (elder mode zooms). */
export const menuPlace = { positionMethod: 'fixed', className: 'z-40 [zoom:calc(1/var(--zoom))]' } as const

export const menuPopupStyle =
  '[zoom:var(--zoom)] max-w-[calc(var(--available-width)/var(--zoom))] max-h-[calc(var(--available-height)/var(--zoom))] min-w-[min(13rem,calc(var(--available-width)/var(--zoom)))] overflow-y-auto rounded-[14px] border border-line bg-raised p-1.5 shadow-pop outline-none transition-[opacity,translate] duration-150 ease-calm data-ending-style:-translate-y-1 data-ending-style:opacity-0 data-starting-style:-translate-y-1 data-starting-style:opacity-0'

export const menuItemStyle =
  'flex min-h-10 w-full items-center gap-2.5 rounded-[9px] px-3 text-sm text-ink outline-none select-none data-highlighted:bg-sunken'

export const menuLabelStyle = 'px-3 pt-2 pb-1 text-xs text-muted'
