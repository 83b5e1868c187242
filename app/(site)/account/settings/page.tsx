import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import type { ReactElement } from 'react'
import { AccountSection } from '#components/account/account-section.tsx'
import { AddressPanel } from '#components/account/address-panel.tsx'
import { BlockedPeople } from '#components/account/blocked-people.tsx'
import { ChangeName } from '#components/account/change-name.tsx'
import { ChangePassword } from '#components/account/change-password.tsx'
import { LeaveOthers } from '#components/account/leave-others.tsx'
import { OwnData } from '#components/account/own-data.tsx'
import { SignIns } from '#components/account/sign-ins.tsx'
import { NoticeSwitches } from '#components/notices/notice-switches.tsx'
import { PushHere } from '#components/notices/push-here.tsx'
import { blockAction, endSignInAction, eraseAction, setNoticeAction } from '#app/(site)/account/actions.ts'
import { readSessionId } from '#app/read-visitor.ts'
import { requirePageActor } from '#app/require-page-actor.ts'
import { readAddress } from '#server/accounts/read-address.ts'
import { listBlocked } from '#server/chat/block-person.ts'
import { readPushKeys } from '#server/notices/push-keys.ts'
import { listPushedBrowsers } from '#server/notices/push-subscriptions.ts'
import { readNoticeSettings } from '#server/notices/settings.ts'
import { listSignIns } from '#server/sign-in/list-sign-ins.ts'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('account.settings')
  return { title: t('title') }
}

export default async function SettingsPage(): Promise<ReactElement> {
  const actor = await requirePageActor('/account/settings')
  const [t, notices, data, settings, address, keys, endpoints, signIns, blocked] = await Promise.all([
    getTranslations('account.settings'),
    getTranslations('notices.settings'),
    getTranslations('account.data'),
    readNoticeSettings(actor.userId),
    readAddress(actor),
    readPushKeys(),
    listPushedBrowsers(actor),
    readSessionId().then((sessionId) => listSignIns(actor, sessionId)),
    listBlocked(actor),
  ])
  return (
    <>
      <h1 className="font-display text-2xl font-semibold sm:text-3xl">{t('title')}</h1>
      <AccountSection id="notices" title={notices('title')}>
        <div className="grid gap-4 p-4">
          <p className="text-sm text-muted">{notices('hint')}</p>
          <NoticeSwitches settings={settings} setNotice={setNoticeAction} />
          <PushHere publicKey={keys.publicKey} endpoints={endpoints} />
        </div>
      </AccountSection>
      <AccountSection id="profile" title={t('profile')}>
        <ChangeName name={actor.name} />
      </AccountSection>
      <AccountSection id="address" title={t('address')}>
        <AddressPanel {...address} />
      </AccountSection>
      <AccountSection id="password" title={t('password')}>
        <ChangePassword endpoints={endpoints} />
      </AccountSection>
      <AccountSection id="sessions" title={t('sessions')}>
        <SignIns signIns={signIns} endSignIn={endSignInAction} />
        <LeaveOthers />
      </AccountSection>
      <BlockedPeople people={blocked} block={blockAction} />
      <AccountSection id="data" title={data('section')}>
        <OwnData erase={eraseAction} />
      </AccountSection>
    </>
  )
}
