import type { ComponentProps, ReactElement } from 'react'
import { buttonStyle, type ButtonKind, type ButtonSize } from './button-style.ts'

type ButtonProps = ComponentProps<'button'> & { kind?: ButtonKind; size?: ButtonSize }

export function Button({ kind, size, className, type = 'button', ...rest }: ButtonProps): ReactElement {
  return <button type={type} className={buttonStyle(kind, size, className)} {...rest} />
}
