import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { keepPush } from '#components/notices/keep-push.ts'
import { leavePush, pushState } from '#components/notices/push-browser.ts'

const endpoint = 'https://fcm.googleapis.com/fcm/send/here'
const done: string[] = []

beforeEach(() => {
  done.length = 0
  vi.useFakeTimers()
  const unsubscribe = (): Promise<boolean> => Promise.resolve(done.push('unsubscribed') > 0)
  const pushManager = {
    getSubscription: () => Promise.resolve({ endpoint, unsubscribe, toJSON: () => ({ endpoint }) }),
  }
  const serviceWorker = { getRegistration: () => Promise.resolve({ pushManager }) }
  vi.stubGlobal('navigator', { serviceWorker })
  vi.stubGlobal('Notification', { permission: 'granted' })
  vi.stubGlobal('window', { PushManager: {}, Notification: {} })
})

afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

describe('leaving a browser that is pushed to', () => {
  it('ends its pushes first', async () => {
    serve((_path, init) => {
      done.push(`${init.method} ${init.body}`)
      return Promise.resolve(Response.json({ ok: true }))
    })
    await leavePush()
    expect(done).toEqual([`DELETE ${JSON.stringify({ endpoint })}`, 'unsubscribed'])
  })

  it.each([
    ['refuses', () => Promise.resolve(new Response(null, { status: 500 }))],
    ['is out of reach', () => Promise.reject(new TypeError('no network'))],
  ])('is possible though the server %s', async (_name, answer) => {
    serve(answer)
    await expect(leavePush()).resolves.toBeUndefined()
  })

  it('is possible within two seconds though nothing answers', async () => {
    serve(() => new Promise(() => {}))
    let hasLeft = false
    const leaving = leavePush().then(() => (hasLeft = true))
    await vi.advanceTimersByTimeAsync(1_900)
    expect(hasLeft).toBe(false)
    await vi.advanceTimersByTimeAsync(200)
    expect(await leaving).toBe(true)
  })

  it('is possible where no service worker is', async () => {
    vi.stubGlobal('navigator', {})
    await expect(leavePush()).resolves.toBeUndefined()
  })
})

describe('a browser', () => {
  it('is pushed to when our server knows it as this person’s, and not by its own word', async () => {
    expect(await pushState([endpoint])).toBe('on')
    expect(await pushState(['https://fcm.googleapis.com/fcm/send/elsewhere'])).toBe('off')
  })
})

describe('a browser after a change of password', () => {
  const posted = (): string[] => {
    serve((path, init) => {
      done.push(`${init.method} ${path} ${init.body}`)
      return Promise.resolve(Response.json({ ok: true }))
    })
    return done
  }

  it('is pushed to as before', async () => {
    const requests = posted()
    await keepPush([endpoint])
    expect(requests).toEqual([`POST /api/push ${JSON.stringify({ endpoint })}`])
  })

  it('does not become this person’s with what another one left in it', async () => {
    const requests = posted()
    await keepPush([])
    await keepPush(['https://fcm.googleapis.com/fcm/send/elsewhere'])
    expect(requests).toEqual([])
  })
})

function serve(answer: (path: string, init: { method: string; body: string }) => Promise<Response>): void {
  vi.stubGlobal('fetch', answer)
}
