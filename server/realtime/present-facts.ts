import type { DeliveredFact, FactName } from '#lib/events.ts'
import { roomOf, type Room } from '#lib/rooms.ts'
import { listMessagesById } from '#server/chat/list-messages.ts'
import { listRoomRules } from '#server/chat/slow-mode.ts'
import { listRefused, listRemoved } from '#server/moderation/list-settled.ts'
import { listWaitingOf } from '#server/moderation/list-waiting.ts'
import { listConversationsById } from '#server/desk/list-conversations.ts'
import type { SavedFact } from '#server/outbox/outbox-read.repo.ts'
import { listSpotlightsById } from '#server/products/list-spotlights.ts'
import { listChaptersOf } from '#server/programmes/list-chapters.ts'
import { viewPlans } from '#server/programmes/read-plan.ts'
import { viewBroadcasts } from '#server/programmes/view-broadcast.ts'
import { listReceivedAnswers } from '#server/questions/list-private-answers.ts'
import { listQuestionsById } from '#server/questions/list-questions.ts'

/** Loads the present state of what facts are about, many at once: for each id how it is delivered. */
type Loader = (ids: string[], room: Room) => Promise<Map<string, (seq: number) => DeliveredFact>>

const loaders: Record<FactName, Loader> = {
  'broadcast:changed': async (ids) =>
    deliveries(await viewBroadcasts(ids), (data, seq) => ({ seq, event: 'broadcast:changed', data })),
  'encoder:changed': async (ids) =>
    deliveries(await viewBroadcasts(ids), (data, seq) => ({ seq, event: 'encoder:changed', data })),
  'chat:posted': async (ids) =>
    deliveries(byId(await listMessagesById(ids)), (data, seq) => ({ seq, event: 'chat:posted', data })),
  'chat:removed': async (ids) =>
    deliveries(await listRemoved(ids), (data, seq) => ({ seq, event: 'chat:removed', data })),
  'moderation:changed': async (ids) =>
    deliveries(await listWaitingOf(ids), (data, seq) => ({ seq, event: 'moderation:changed', data })),
  'question:asked': async (ids) =>
    deliveries(byId(await listQuestionsById(ids)), (data, seq) => ({ seq, event: 'question:asked', data })),
  'question:changed': async (ids) =>
    deliveries(byId(await listQuestionsById(ids)), (data, seq) => ({ seq, event: 'question:changed', data })),
  'spotlight:changed': async (ids) =>
    deliveries(byId(await listSpotlightsById(ids)), (data, seq) => ({
      seq,
      event: 'spotlight:changed',
      data,
    })),
  'chapters:changed': async (ids) =>
    deliveries(await listChaptersOf(ids), (data, seq) => ({ seq, event: 'chapters:changed', data })),
  'room:changed': async (ids) =>
    deliveries(await listRoomRules(ids), (data, seq) => ({ seq, event: 'room:changed', data })),
  'plan:changed': async (ids) =>
    deliveries(await viewPlans(ids), (data, seq) => ({ seq, event: 'plan:changed', data })),
  'conversation:queued': async (ids) =>
    deliveries(byId(await listConversationsById(ids)), (data, seq) => ({
      seq,
      event: 'conversation:queued',
      data,
    })),
  'conversation:changed': async (ids) =>
    deliveries(byId(await listConversationsById(ids)), (data, seq) => ({
      seq,
      event: 'conversation:changed',
      data,
    })),
  'chat:refused': async (ids, room) => {
    const own = (await listRefused(ids)).filter(({ authorId }) => roomOf('user', authorId) === room)
    const views = new Map(own.map(({ id, refused }) => [id, refused]))
    return deliveries(views, (data, seq) => ({ seq, event: 'chat:refused', data }))
  },
  // Whatever room a fact was written to, a private answer is delivered in its asker's room only.
  'answer:received': async (ids, room) => {
    const own = (await listReceivedAnswers(ids)).filter(({ askerId }) => roomOf('user', askerId) === room)
    const views = new Map(own.map(({ received }) => [received.answer.id, received]))
    return deliveries(views, (data, seq) => ({ seq, event: 'answer:received', data }))
  },
}

/** The room's facts as they are delivered now, in order; what is gone, hidden or unknown stays as `removed`, so that no gap appears. */
export async function presentFacts(room: Room, facts: readonly SavedFact[]): Promise<DeliveredFact[]> {
  const idsByEvent = Map.groupBy(facts, (fact) => fact.event)
  const loaded = new Map(
    await Promise.all(
      [...idsByEvent].map(async ([event, group]) => {
        const ids = [...new Set(group.map(subjectOf))]
        return [event, event && (await loaders[event](ids, room))] as const
      }),
    ),
  )
  return facts.map((fact) => {
    const deliver = loaded.get(fact.event)?.get(subjectOf(fact))
    return deliver ? deliver(fact.seq) : { seq: fact.seq, event: fact.event, removed: true }
  })
}

function subjectOf(fact: SavedFact): string {
  return fact.ids[0] ?? ''
}

function byId<View extends { id: string }>(views: readonly View[]): Map<string, View> {
  return new Map(views.map((view) => [view.id, view]))
}

function deliveries<View>(
  views: ReadonlyMap<string, View>,
  deliver: (view: View, seq: number) => DeliveredFact,
): Map<string, (seq: number) => DeliveredFact> {
  return new Map([...views].map(([id, view]) => [id, (seq: number) => deliver(view, seq)]))
}
