import { joinClasses } from './join-classes.ts'

const kinds = {
  primary: 'bg-brand text-on-brand hover:bg-brand-deep',
  quiet: 'border border-line bg-surface text-ink hover:border-edge hover:bg-sunken',
  bare: 'text-muted hover:bg-sunken hover:text-ink',
  live: 'bg-live text-on-live hover:brightness-110',
  danger: 'border border-danger/40 bg-surface text-danger hover:bg-danger-wash',
} as const

const sizes = {
  small: 'min-h-8 px-3 text-[13px]',
  medium: 'min-h-10 px-4 text-sm',
  large: 'min-h-13 px-7 text-base',
  icon: 'size-10 elder:min-w-(--target)',
} as const

export type ButtonKind = keyof typeof kinds
export type ButtonSize = keyof typeof sizes

/** One look for buttons and for links that act as one. */
export function buttonStyle(kind: ButtonKind = 'quiet', size: ButtonSize = 'medium', more = ''): string {
  return joinClasses(
    'target inline-flex shrink-0 items-center justify-center gap-2 rounded-full font-medium whitespace-nowrap select-none max-sm:largest:shrink max-sm:largest:whitespace-normal',
    'transition-[background-color,border-color,color,filter] duration-150 ease-calm',
    'disabled:cursor-not-allowed disabled:opacity-50 aria-disabled:cursor-not-allowed aria-disabled:opacity-50',
    kinds[kind],
    sizes[size],
    more,
  )
}
