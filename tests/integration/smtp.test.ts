import { createServer, type Server, type Socket } from 'node:net'
import { createInterface } from 'node:readline'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { sendMail } from '#server/mail/send-mail.ts'
import { freePort } from '#tests/support/ports.ts'

const mail = { to: 'reader@example.org', subject: 'Soon', text: 'A show begins' }

/** A mail server (RFC 5321) of one's own: `letters` that it took, over so many `connections`. */
let server: Server
let connections = 0
let letters = 0
/** After a letter has come in: answers, or goes on with the first line of an answer without an end. */
let isTrickling = false
const sockets = new Set<Socket>()

beforeAll(async () => {
  const port = await freePort()
  server = createServer((socket) => talk(socket))
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  process.env['SMTP_URL'] = `smtp://127.0.0.1:${port}`
})

beforeEach(() => {
  isTrickling = false
})

afterAll(() => {
  for (const socket of sockets) socket.destroy()
  server.close()
})

describe('letters by SMTP', () => {
  it('go over one connection, one after the other', async () => {
    for (let letter = 0; letter < 3; letter += 1) await sendMail(mail)
    expect([letters, connections]).toEqual([3, 1])
  })

  it('fail at their deadline though the server says something all the time, and leave the way free', async () => {
    isTrickling = true
    const before = letters
    await expect(sendMail(mail, { deadlineMs: 300 })).rejects.toThrow(/abort|timeout/i)
    expect(letters).toBe(before + 1)
    isTrickling = false
    await sendMail(mail)
    expect(letters).toBe(before + 2)
  })
})

function talk(socket: Socket): void {
  connections += 1
  sockets.add(socket)
  let isLetter = false
  let trickle: NodeJS.Timeout | undefined
  socket.on('error', () => {}) // the client may go at any time
  socket.on('close', () => clearInterval(trickle))
  socket.write('220 mail.example.org\r\n')
  createInterface({ input: socket }).on('line', (line) => {
    if (isLetter && line !== '.') return
    if (isLetter) {
      isLetter = false
      letters += 1
      if (!isTrickling) return socket.write('250 taken\r\n')
      trickle = setInterval(() => socket.write('250-still thinking\r\n'), 20)
      return
    }
    isLetter = line === 'DATA'
    socket.write(isLetter ? '354 go on\r\n' : '250 fine\r\n')
  })
}
