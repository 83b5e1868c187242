import { useTranslations } from 'next-intl'
import type { ReactElement } from 'react'
import type { FollowView } from '#lib/follows.ts'
import { FollowButton, type Following } from '#components/follow/follow-button.tsx'
import { sceneKey } from '#components/schedule/scene-name.ts'
import { AccountList } from './account-section.tsx'

/** Scenes and hosts whose shows the person is told of. */
export function Followed({
  follows,
  following,
}: {
  follows: FollowView[]
  following: Following
}): ReactElement {
  const t = useTranslations()
  return (
    <AccountList
      id="followed"
      title={t('account.overview.followed')}
      none={t('account.overview.noneFollowed')}
    >
      {follows.map(({ kind, target, name: hostName }) => {
        const name = kind === 'host' ? (hostName ?? '') : t(`common.scene.${sceneKey(target)}`)
        return (
          <li key={`${kind} ${target}`} className="flex items-center justify-between gap-3 px-4 py-3">
            <span>
              {name}{' '}
              <span className="text-[13px] text-muted">{t(`account.overview.followedKind.${kind}`)}</span>
            </span>
            <FollowButton {...{ kind, target, name, following }} />
          </li>
        )
      })}
    </AccountList>
  )
}
