'use client'

import { Tabs } from '@base-ui/react/tabs'
import { useTranslations } from 'next-intl'
import type { ReactElement, ReactNode } from 'react'
import { HumanLink } from './human-link.tsx'
import { panelTabs, usePanelTab, type PanelTab } from './use-panel-tab.ts'

type RoomPanelProps = { banner?: ReactNode; counts: Partial<Record<PanelTab, number | null>> } & Record<
  Exclude<PanelTab, 'transcript'>,
  ReactNode
> & {
    /** What was said, where there are captions. */
    transcript?: ReactNode
  }

/** Chat, questions and products beside (or below) the picture. */
export function RoomPanel({ banner, counts, ...panels }: RoomPanelProps): ReactElement {
  const t = useTranslations('room')
  const { tab, openTab } = usePanelTab()
  const tabs = panelTabs.filter((name) => panels[name] !== undefined)
  const open = tabs.includes(tab) ? tab : 'chat'
  return (
    <section
      aria-label={t('label')}
      data-tab={open}
      className="relative flex min-h-0 flex-1 flex-col bg-surface over:h-[calc(var(--screen-height)*0.4)] over:flex-none over:bg-transparent over:bg-linear-to-t over:from-black/85 over:from-20% over:via-black/60 over:via-80% over:to-transparent"
    >
      {banner}
      <Tabs.Root value={open} onValueChange={openTab} className="flex min-h-0 flex-1 flex-col">
        <div className="flex shrink-0 flex-wrap items-center border-b border-line px-2 over:border-0 over:px-3">
          <Tabs.List
            aria-label={t('tabs.label')}
            className="flex flex-1 over:gap-2 max-lg:largest:portrait:basis-full max-lg:largest:flex-wrap"
          >
            {tabs.map((name) => (
              <Tabs.Tab
                key={name}
                value={name}
                className="relative flex min-h-11 flex-1 items-center justify-center gap-1.5 px-1 text-sm whitespace-nowrap after:absolute after:inset-x-0 after:bottom-0 after:h-0.5 after:bg-brand not-data-active:after:hidden over:after:hidden text-muted -outline-offset-2 select-none hover:text-ink data-active:font-semibold data-active:text-ink over:min-h-9 over:flex-none over:rounded-full over:bg-black/55 over:px-3.5 over:text-ink"
              >
                {t(`tabs.${name}`)}
                {Boolean(counts[name]) && <span className="figures text-xs text-muted">{counts[name]}</span>}
              </Tabs.Tab>
            ))}
          </Tabs.List>
          <HumanLink />
        </div>
        {tabs.map((name) => (
          <Tabs.Panel
            key={name}
            value={name}
            className="flex min-h-0 flex-1 flex-col -outline-offset-2 [[hidden]]:hidden"
          >
            {panels[name]}
          </Tabs.Panel>
        ))}
      </Tabs.Root>
    </section>
  )
}
