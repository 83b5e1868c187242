'use client'

import { useTranslations } from 'next-intl'
import { useState, type ReactElement } from 'react'
import type { Ack } from '#lib/events.ts'
import {
  noticeChannels,
  noticeGroups,
  type NoticeChannel,
  type NoticeGroup,
  type NoticeSetting,
  type NoticeSettings,
} from '#lib/notices.ts'
import { useFailure } from '#components/ui/use-failure.ts'

export type SetNotice = (setting: NoticeSetting) => Promise<Ack<null>>

/** A switch for each kind of news and each way it comes; every one holds at once. */
export function NoticeSwitches({
  settings,
  setNotice,
}: {
  settings: NoticeSettings
  setNotice: SetNotice
}): ReactElement {
  const t = useTranslations('notices.settings')
  const fail = useFailure()
  const [shown, setShown] = useState(settings)

  async function change(group: NoticeGroup, channel: NoticeChannel, isOn: boolean): Promise<void> {
    const before = shown
    setShown({ ...shown, [group]: { ...shown[group], [channel]: isOn } })
    const ack = await setNotice({ group, channel, isOn }).catch(() => null)
    if (ack?.ok) return
    setShown(before)
    fail(ack ?? { code: 'UNAVAILABLE', detail: {} })
  }

  return (
    <table className="w-full text-sm">
      <thead>
        <tr className="text-left text-[13px] text-muted max-xl:largest:grid max-xl:largest:grid-cols-2 max-sm:elder:grid max-sm:elder:grid-cols-2">
          <th scope="col" className="py-2 font-normal max-xl:largest:col-span-2 max-sm:elder:col-span-2">
            {t('what')}
          </th>
          {noticeChannels.map((channel) => (
            <th
              key={channel}
              scope="col"
              className="w-24 py-2 text-center font-normal max-xl:largest:w-auto max-sm:elder:w-auto"
            >
              {t(`channel.${channel}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {noticeGroups.map((group) => (
          <Switches
            key={group}
            group={group}
            isOn={shown[group]}
            onChange={(channel, isOn) => void change(group, channel, isOn)}
          />
        ))}
      </tbody>
    </table>
  )
}

type SwitchesProps = {
  group: NoticeGroup
  isOn: Record<NoticeChannel, boolean>
  onChange: (channel: NoticeChannel, isOn: boolean) => void
}

/** One kind of notice, on each way to the person. */
function Switches({ group, isOn, onChange }: SwitchesProps): ReactElement {
  const t = useTranslations('notices.settings')
  return (
    <tr className="border-t border-line max-xl:largest:grid max-xl:largest:grid-cols-2 max-sm:elder:grid max-sm:elder:grid-cols-2">
      <th
        scope="row"
        className="py-3 text-left font-normal max-xl:largest:col-span-2 max-sm:elder:col-span-2"
      >
        {t(`group.${group}`)}
      </th>
      {noticeChannels.map((channel) => (
        <td key={channel} className="text-center">
          <input
            type="checkbox"
            aria-label={`${t(`group.${group}`)}: ${t(`channel.${channel}`)}`}
            checked={isOn[channel]}
            onChange={(event) => onChange(channel, event.target.checked)}
            className="m-3 size-5 cursor-pointer accent-brand"
          />
        </td>
      ))}
    </tr>
  )
}
