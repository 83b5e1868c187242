import { closeDb } from '#server/db.ts'
import { makeLog } from '#server/log.ts'
import { closeLeftOpenQuestionsJob } from './close-left-open-questions.ts'
import { deliverNoticesJob } from './deliver-notices.ts'
import { endAbandonedBroadcastsJob } from './end-abandoned-broadcasts.ts'
import { expireRecordingsJob } from './expire-recordings.ts'
import { forgetOldFactsJob } from './forget-old-facts.ts'
import { indexSearchJob } from './index-search.ts'
import { JobRunner } from './job-runner.ts'
import { remindDueJob } from './remind-due.ts'
import { tellFollowersJob } from './tell-followers.ts'
import { tellPlanChangesJob } from './tell-plan-changes.ts'
import { returnLapsedConversationsJob } from './return-lapsed-conversations.ts'
import { returnLapsedQuestionsJob } from './return-lapsed-questions.ts'

const log = makeLog('worker')
const runner = new JobRunner(
  [
    endAbandonedBroadcastsJob,
    closeLeftOpenQuestionsJob,
    returnLapsedConversationsJob,
    returnLapsedQuestionsJob,
    remindDueJob,
    tellFollowersJob,
    tellPlanChangesJob,
    indexSearchJob,
    deliverNoticesJob,
    forgetOldFactsJob,
    expireRecordingsJob,
  ],
  log,
)

let stopping: Promise<void> | undefined

async function stop(): Promise<void> {
  await runner.stop()
  await closeDb()
  process.exit(0)
}

for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void (stopping ??= stop()))

await runner.start()
log.info('ready')
process.send?.('ready')
