import { useTranslations } from 'next-intl'
import type { ReactElement } from 'react'
import type { AccountFault } from './auth-requests.ts'

/** What the field that was refused says itself. */
const saidByField: readonly AccountFault['kind'][] = ['weak', 'current', 'unchanged']

/** What went wrong, but for what a field says itself. */
export function FaultNote({ fault }: { fault: AccountFault | null }): ReactElement {
  const t = useTranslations('account.fault')
  return (
    <div role="alert">
      {fault && !saidByField.includes(fault.kind) && (
        <p className="rounded-[10px] bg-danger-wash px-4 py-2.5 text-sm text-danger">
          {fault.kind === 'limited'
            ? t('limited', { minutes: Math.ceil(fault.seconds / 60) })
            : t(fault.kind)}
        </p>
      )}
    </div>
  )
}
