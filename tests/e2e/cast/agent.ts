import type { Ack, ConversationView } from '#lib/events.ts'
import { RoomSocket } from '#tests/support/room-socket.ts'
import { Person, type Stage } from './person.ts'

/** Works at the desk: in the page, and on a socket of their own where a moment has to be exact. */
export class Agent extends Person {
  static async signsIn(stage: Stage, who: string): Promise<Agent> {
    return new Agent(who, await Person.arrive(stage, who, 'desktop'))
  }

  async opensTheDesk(): Promise<void> {
    await this.page.goto('/desk')
  }

  async seesInQueue(question: string): Promise<void> {
    await this.page.getByText(question).first().waitFor()
  }

  /** A second way in, at one particular realtime process. */
  async standsReadyAt(url: string): Promise<DeskLine> {
    const cookies = await this.context.cookies()
    const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
    return new DeskLine(await RoomSocket.connect(url, { cookie }))
  }

  async answersPublicly(question: string, text: string): Promise<void> {
    await this.page.getByText(question).first().click()
    await this.page.getByRole('radio', { name: '公开答复' }).check()
    await this.page.getByRole('textbox', { name: '答复' }).fill(text)
    await this.page.getByRole('button', { name: '发送答复' }).click()
    await this.page.getByText('答复已发送').waitFor()
  }
}

export class DeskLine {
  readonly #socket: RoomSocket

  constructor(socket: RoomSocket) {
    this.#socket = socket
  }

  claims(conversationId: string): Promise<Ack<ConversationView>> {
    return this.#socket.ask('conversation:claim', { conversationId })
  }

  hangsUp(): void {
    this.#socket.close()
  }
}
