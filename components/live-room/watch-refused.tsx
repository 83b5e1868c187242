import { LockKeyhole } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ReactElement } from 'react'
import type { ProgrammeView } from '#lib/programmes.ts'
import type { WatchRefusal } from '#lib/watch-rule.ts'
import { Notice } from '#components/shell/notice.tsx'
import { buttonStyle } from '#components/ui/button-style.ts'
import { Link } from '#components/ui/link.tsx'
import { SignInLink } from './sign-in-link.tsx'

type WatchRefusedProps = { programme: ProgrammeView; refusal: WatchRefusal }

/** In the page's place for who may not watch: why, and the way on. Of a programme for staff it tells nothing else. */
export function WatchRefused({ programme, refusal }: WatchRefusedProps): ReactElement {
  const t = useTranslations('live.refused')
  const isForStaff = programme.visibility === 'staff'
  return (
    <Notice
      icon={<LockKeyhole />}
      title={isForStaff ? t('staffTitle') : programme.title}
      hint={isForStaff ? t('staffHint') : t('signInHint')}
    >
      {refusal === 'SIGN_IN_REQUIRED' && <SignInLink>{t('signIn')}</SignInLink>}
      <Link href="/" className={buttonStyle('quiet')}>
        {t('schedule')}
      </Link>
    </Notice>
  )
}
