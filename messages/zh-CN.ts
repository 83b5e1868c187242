import account from '#messages/zh-CN/account.json' with { type: 'json' }
import assessment from '#messages/zh-CN/assessment.json' with { type: 'json' }
import common from '#messages/zh-CN/common.json' with { type: 'json' }
import desk from '#messages/zh-CN/desk.json' with { type: 'json' }
import errors from '#messages/zh-CN/errors.json' with { type: 'json' }
import health from '#messages/zh-CN/health.json' with { type: 'json' }
import legal from '#messages/zh-CN/legal.json' with { type: 'json' }
import live from '#messages/zh-CN/live.json' with { type: 'json' }
import notices from '#messages/zh-CN/notices.json' with { type: 'json' }
import player from '#messages/zh-CN/player.json' with { type: 'json' }
import room from '#messages/zh-CN/room.json' with { type: 'json' }
import schedule from '#messages/zh-CN/schedule.json' with { type: 'json' }
import search from '#messages/zh-CN/search.json' with { type: 'json' }
import sharing from '#messages/zh-CN/sharing.json' with { type: 'json' }
import studio from '#messages/zh-CN/studio.json' with { type: 'json' }

/** The source language: every other one has these keys and placeholders. */
export const messages = {
  account,
  assessment,
  common,
  desk,
  errors,
  health,
  legal,
  live,
  notices,
  player,
  room,
  schedule,
  search,
  sharing,
  studio,
}
export type Messages = typeof messages
