import { createServer, type Server as HttpServer } from 'node:http'
import { once } from 'node:events'
import { parseRoom, roomOf, roomSchema } from '#lib/rooms.ts'
import { ChatRooms } from '#server/chat/chat-rooms.ts'
import { FreshReads } from '#server/fresh-reads.ts'
import { readSlowSeconds } from '#server/chat/slow-mode.ts'
import { listenBacklog } from '#server/listen-backlog.ts'
import type { Log } from '#server/log.ts'
import { readRunningBroadcast } from '#server/programmes/read-running-broadcast.ts'
import { LikeWindow } from '#server/audience/like-window.ts'
import { AudienceWatch } from './audience-watch.ts'
import { authenticate } from './authenticate.ts'
import { makeDispatch } from './dispatch.ts'
import { audienceHandlers } from './handlers/audience.ts'
import { chapterHandlers } from './handlers/chapters.ts'
import { chatHandlers } from './handlers/chat.ts'
import { conversationHandlers } from './handlers/conversations.ts'
import { mannersHandlers } from './handlers/manners.ts'
import { moderationHandlers } from './handlers/moderation.ts'
import { questionHandlers } from './handlers/questions.ts'
import { roomHandlers } from './handlers/rooms.ts'
import { spotlightHandlers } from './handlers/spotlight.ts'
import { makeHttpSide } from './http-side.ts'
import { VoteNews } from '#server/questions/vote-news.ts'
import { makeLimit } from '#server/rate-limit.ts'
import { makeMetrics, type Metrics } from './metrics.ts'
import { forgetMissed } from './missed-facts.ts'
import type { RealtimeServer } from './realtime-socket.ts'
import { RoomDelivery } from './room-delivery.ts'
import { SessionWatch } from './session-watch.ts'
import { makeSocketServer } from './socket-server.ts'

/** One realtime process: sockets, their rooms, and the facts that reach them. */
export class Realtime {
  readonly #http: HttpServer
  readonly #io: RealtimeServer
  readonly #log: Log
  readonly #metrics: Metrics
  readonly #chat: ChatRooms
  readonly #delivery: RoomDelivery
  readonly #watch: SessionWatch
  readonly #audience: AudienceWatch
  readonly #likes = new LikeWindow()
  readonly #voteNews: VoteNews

  constructor(log: Log) {
    this.#log = log
    this.#metrics = makeMetrics(() => this.#io.of('/').sockets.size)
    this.#http = createServer(makeHttpSide(this.#metrics))
    this.#io = makeSocketServer(this.#http)
    const clocks = new FreshReads((id) => readRunningBroadcast(id))
    const paces = new FreshReads(readSlowSeconds)
    this.#chat = new ChatRooms({
      clocks,
      paces,
      countCrowd: (id) =>
        Math.max(this.#audience.viewersOf(id), this.#delivery.countSockets(roomOf('programme', id))),
    })
    this.#delivery = new RoomDelivery({
      io: this.#io,
      log,
      metrics: this.#metrics,
      onFacts: (room, facts) => {
        forgetMissed(room, facts)
        if (facts.some(({ event }) => event === 'broadcast:changed')) clocks.forget(parseRoom(room).id)
        if (facts.some(({ event }) => event === 'room:changed')) paces.forget(parseRoom(room).id)
      },
    })
    this.#watch = new SessionWatch(this.#io, log)
    this.#voteNews = new VoteNews((error) => log.warn({ err: error }, 'votes not told'))
    this.#audience = new AudienceWatch(this.#io, log)
    this.#connectParts()
  }

  async start(port: number): Promise<void> {
    await this.#delivery.start()
    this.#watch.start()
    this.#audience.start()
    this.#http.listen({ host: '127.0.0.1', port, backlog: listenBacklog })
    await once(this.#http, 'listening')
  }

  /** Accepts nothing more, commits and acks what was accepted, then lets the sockets go. */
  async stop(): Promise<void> {
    this.#watch.stop()
    await this.#chat.stop()
    await this.#likes.stop()
    await this.#voteNews.stop()
    await this.#audience.stop()
    await this.#delivery.stop()
    await this.#io.close()
  }

  #connectParts(): void {
    const limitQuestions = makeLimit('question:ask', { points: 3, seconds: 30 })
    const dispatch = makeDispatch({
      handlers: [
        ...roomHandlers({
          delivery: this.#delivery,
          limit: makeLimit('room:join', { points: 30, seconds: 10 }),
        }),
        ...chatHandlers({
          chat: this.#chat,
          limit: makeLimit('chat:send', { points: 5, seconds: 5 }),
          limitQuestions,
        }),
        ...moderationHandlers(),
        ...mannersHandlers({ limit: makeLimit('chat:report', { points: 10, seconds: 60 }) }),
        ...questionHandlers({
          limit: limitQuestions,
          limitVotes: makeLimit('question:vote', { points: 20, seconds: 10 }),
          news: this.#voteNews,
        }),
        ...audienceHandlers({
          likes: this.#likes,
          limit: makeLimit('like:send', { points: 150, seconds: 10 }),
          limitAddress: makeLimit('like:send address', { points: 3_000, seconds: 10 }),
        }),
        ...conversationHandlers(),
        ...spotlightHandlers(),
        ...chapterHandlers(),
      ],
      log: this.#log,
      metrics: this.#metrics,
      limit: makeLimit('socket', { points: 60, seconds: 10 }),
    })
    this.#io.use(authenticate(this.#log))
    this.#io.on('connection', (socket) => {
      socket.onAny((name: string, ...args: unknown[]) => void dispatch(socket, name, args))
    })
    this.#io.of('/').adapter.on('delete-room', (name: string) => {
      const room = roomSchema.safeParse(name)
      if (room.success) this.#delivery.close(room.data)
    })
  }
}
