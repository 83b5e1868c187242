import type { Messages } from '#messages/zh-CN.ts'
import account from '#messages/zh-HK/account.json' with { type: 'json' }
import assessment from '#messages/zh-HK/assessment.json' with { type: 'json' }
import common from '#messages/zh-HK/common.json' with { type: 'json' }
import desk from '#messages/zh-HK/desk.json' with { type: 'json' }
import errors from '#messages/zh-HK/errors.json' with { type: 'json' }
import health from '#messages/zh-HK/health.json' with { type: 'json' }
import legal from '#messages/zh-HK/legal.json' with { type: 'json' }
import live from '#messages/zh-HK/live.json' with { type: 'json' }
import notices from '#messages/zh-HK/notices.json' with { type: 'json' }
import player from '#messages/zh-HK/player.json' with { type: 'json' }
import room from '#messages/zh-HK/room.json' with { type: 'json' }
import schedule from '#messages/zh-HK/schedule.json' with { type: 'json' }
import search from '#messages/zh-HK/search.json' with { type: 'json' }
import sharing from '#messages/zh-HK/sharing.json' with { type: 'json' }
import studio from '#messages/zh-HK/studio.json' with { type: 'json' }

export const messages: Messages = {
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
