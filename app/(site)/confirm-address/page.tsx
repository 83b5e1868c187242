import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import type { ReactElement } from 'react'
import { AccountCard } from '#components/account/account-card.tsx'
import { AddressPanel } from '#components/account/address-panel.tsx'
import { buttonStyle } from '#components/ui/button-style.ts'
import { Link } from '#components/ui/link.tsx'
import { readActor } from '#app/read-visitor.ts'
import { readAddress } from '#server/accounts/read-address.ts'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('account.settings')
  return { title: t('address'), robots: { index: false } }
}

/**
 * Where the link that confirms an address ends. It says what the link brought, and of whoever is signed in what is kept;
 * whoever comes without a link is told where to find it.
 */
export default async function ConfirmAddressPage({
  searchParams,
}: PageProps<'/confirm-address'>): Promise<ReactElement> {
  const [{ confirmed, error }, actor, t] = await Promise.all([
    searchParams,
    readActor(),
    getTranslations('account.confirm'),
  ])
  const address = actor && (await readAddress(actor))
  if (address?.isVerified || (confirmed !== undefined && error === undefined)) {
    return (
      <AccountCard title={t('title')} lead={t('lead')}>
        {/* The link may have been another account's than the one that is signed in here. */}
        {address?.isVerified === false && <AddressPanel {...address} />}
        <Link href={actor ? '/account/settings' : '/'} className={buttonStyle('primary', 'large', 'w-full')}>
          {actor ? t('settings') : t('on')}
        </Link>
      </AccountCard>
    )
  }
  return (
    <AccountCard title={t('failedTitle')} lead={error === undefined ? t('unopened') : t('failed')}>
      {address ? (
        <AddressPanel {...address} />
      ) : (
        <Link href="/sign-in?next=/confirm-address" className={buttonStyle('primary', 'large', 'w-full')}>
          {t('signIn')}
        </Link>
      )}
    </AccountCard>
  )
}
