import { reportReasons } from '#lib/chat-rules.ts'
import type { ModerationView, WaitingWords } from '#lib/moderation.ts'
import { countWaiting, findHeldQuestions, findHoldingRules, findWaitingMessages } from './waiting.repo.ts'

const mostShown = 50

/** What waits for a moderator of the programme, the longest waiting first. Whoever asks was authorised to run it. */
export async function listWaiting(programmeId: string): Promise<ModerationView> {
  const [messages, questions, total] = await Promise.all([
    findWaitingMessages(programmeId, mostShown),
    findHeldQuestions(programmeId, mostShown),
    countWaiting(programmeId),
  ])
  const rules = await findHoldingRules([...messages, ...questions].map(({ id }) => id))
  const items: WaitingWords[] = [
    ...messages.map(({ id, text, createdAt, author, reports }) => ({
      kind: 'message' as const,
      id,
      authorName: author.name,
      text,
      at: createdAt.getTime(),
      rules: rules.get(id) ?? [],
      reports: countReports(reports),
    })),
    ...questions.map(({ id, text, createdAt, asker }) => ({
      kind: 'question' as const,
      id,
      authorName: asker.name,
      text,
      at: createdAt.getTime(),
      rules: rules.get(id) ?? [],
      reports: [],
    })),
  ]
  return { items: items.toSorted((left, right) => left.at - right.at).slice(0, mostShown), total }
}

export async function listWaitingOf(programmeIds: readonly string[]): Promise<Map<string, ModerationView>> {
  return new Map(await Promise.all(programmeIds.map(async (id) => [id, await listWaiting(id)] as const)))
}

function countReports(reports: readonly { reason: string }[]): WaitingWords['reports'] {
  return reportReasons
    .map((reason) => ({ reason, count: reports.filter((report) => report.reason === reason).length }))
    .filter(({ count }) => count > 0)
}
