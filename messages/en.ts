import type { Messages } from '#messages/zh-CN.ts'
import account from '#messages/en/account.json' with { type: 'json' }
import assessment from '#messages/en/assessment.json' with { type: 'json' }
import common from '#messages/en/common.json' with { type: 'json' }
import desk from '#messages/en/desk.json' with { type: 'json' }
import errors from '#messages/en/errors.json' with { type: 'json' }
import health from '#messages/en/health.json' with { type: 'json' }
import legal from '#messages/en/legal.json' with { type: 'json' }
import live from '#messages/en/live.json' with { type: 'json' }
import notices from '#messages/en/notices.json' with { type: 'json' }
import player from '#messages/en/player.json' with { type: 'json' }
import room from '#messages/en/room.json' with { type: 'json' }
import schedule from '#messages/en/schedule.json' with { type: 'json' }
import search from '#messages/en/search.json' with { type: 'json' }
import sharing from '#messages/en/sharing.json' with { type: 'json' }
import studio from '#messages/en/studio.json' with { type: 'json' }

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
