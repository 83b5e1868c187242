'use client'

import { useFormatter, useTranslations } from 'next-intl'
import type { ReactElement } from 'react'
import type { BlockedPerson } from '#lib/blocked-person.ts'
import type { Ack } from '#lib/events.ts'
import { Button } from '#components/ui/button.tsx'
import { useSwitch } from '#components/ui/use-switch.ts'
import { AccountList } from './account-section.tsx'

type Block = (request: { userId: string; isBlocked: boolean }) => Promise<Ack<{ isOn: boolean }>>

/** Whose words the person does not want to read. Who is unblocked stays in the list until the page is left, for a change of mind. */
export function BlockedPeople({ people, block }: { people: BlockedPerson[]; block: Block }): ReactElement {
  const t = useTranslations('account.blocked')
  return (
    <AccountList id="blocked" title={t('section')} none={t('none')}>
      {people.map((person) => (
        <BlockedRow key={person.userId} person={person} block={block} />
      ))}
    </AccountList>
  )
}

function BlockedRow({ person, block }: { person: BlockedPerson; block: Block }): ReactElement {
  const t = useTranslations('account.blocked')
  const format = useFormatter()
  const { userId, name, blockedAt } = person
  const { isOn, isBusy, press } = useSwitch({
    isOn: true,
    ask: (isBlocked) => block({ userId, isBlocked }),
    say: (isBlocked) => t(isBlocked ? 'done' : 'undone', { name }),
  })
  const act = t(isOn ? 'unblock' : 'block')
  return (
    <li className="flex flex-wrap items-center justify-between gap-3 px-4 py-3">
      <p className="min-w-0">
        <bdi className="block break-words">{name}</bdi>
        <time dateTime={new Date(blockedAt).toISOString()} className="figures text-[13px] text-muted">
          {t('since', { date: format.dateTime(blockedAt, { dateStyle: 'medium' }) })}
        </time>
      </p>
      <Button
        aria-label={`${act}: ${name}`}
        disabled={isBusy}
        onClick={() => void press()}
        className="min-h-11"
      >
        {act}
      </Button>
    </li>
  )
}
