'use client'

import { ExternalLink } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ReactElement } from 'react'
import type { OpenedProductView, ShelvedProductView } from '#lib/shelf.ts'
import { Button } from '#components/ui/button.tsx'
import { buttonStyle } from '#components/ui/button-style.ts'
import { Link } from '#components/ui/link.tsx'
import { Modal } from '#components/ui/modal.tsx'
import { RiskBadge } from '#components/ui/risk-badge.tsx'
import { useSignInPath } from '#components/ui/use-sign-in-path.ts'

const needsAssessment: ReadonlySet<string> = new Set(['assessment-missing', 'assessment-expired'])

export type GateAnswer = { product: ShelvedProductView; opened: OpenedProductView }

/** What the gate decided, in words; the way out only for those it fits. */
export function GateDialog({ answer, onClose }: { answer: GateAnswer; onClose: () => void }): ReactElement {
  const t = useTranslations('room.gate')
  const isAllowed = answer.opened.link !== null
  return (
    <Modal
      open
      onOpenChange={(open) => !open && onClose()}
      title={isAllowed ? answer.product.name : t('title')}
    >
      {isAllowed ? (
        <WayOut answer={answer} onClose={onClose} />
      ) : (
        <Refusal answer={answer} onClose={onClose} />
      )}
    </Modal>
  )
}

function WayOut({ answer, onClose }: { answer: GateAnswer; onClose: () => void }): ReactElement {
  const t = useTranslations('room.gate')
  return (
    <div className="grid gap-4">
      <p className="flex items-center gap-3 text-[15px]">
        <RiskBadge level={answer.product.riskLevel} />
        {t('ready')}
      </p>
      <p className="text-sm text-muted">{answer.product.summary}</p>
      <a
        href={answer.opened.link ?? ''}
        target="_blank"
        rel="noreferrer"
        onClick={onClose}
        className={buttonStyle('primary', 'large')}
      >
        {t('go')}
        <ExternalLink aria-hidden className="size-4" />
      </a>
    </div>
  )
}

function Refusal({ answer, onClose }: { answer: GateAnswer; onClose: () => void }): ReactElement {
  const t = useTranslations('room')
  const signInPath = useSignInPath()
  const assessmentPath = signInPath.replace('/sign-in', '/assessment')
  const { product, opened } = answer
  if (opened.outcome === 'allowed') return <></>
  return (
    <div className="grid gap-4">
      <p className="text-[15px]">
        {t(`gate.${opened.outcome}`, {
          product: product.name,
          risk: opened.riskLevel,
          level: opened.viewerLevel ?? 0,
          age: opened.minimumAge,
        })}
      </p>
      <p className="text-sm text-muted">{t(`gate.next.${opened.outcome}`)}</p>
      <div className="flex flex-wrap justify-end gap-3">
        {opened.educationUrl && (
          <a href={opened.educationUrl} target="_blank" rel="noreferrer" className={buttonStyle('quiet')}>
            {t('gate.learn')}
            <ExternalLink aria-hidden className="size-4" />
          </a>
        )}
        {needsAssessment.has(opened.outcome) && (
          <Link href={assessmentPath} className={buttonStyle('primary')}>
            {t('gate.assess')}
          </Link>
        )}
        {opened.outcome === 'sign-in-required' && (
          <Link href={signInPath} className={buttonStyle('primary')}>
            {t('signIn.action')}
          </Link>
        )}
        <Button onClick={onClose}>{t('gate.understood')}</Button>
      </div>
    </div>
  )
}
