import { readFileSync } from 'node:fs'
import { createContext, runInContext } from 'node:vm'
import { describe, expect, it, vi } from 'vitest'

const source = readFileSync('public/sw.js', 'utf8')

type Listener = (event: Record<string, unknown>) => void

/** The worker as a browser starts it, with a network that is there or not, and these cookies if it shows any. */
function startWorker(cookies?: Record<string, string>) {
  const listeners = new Map<string, Listener>()
  const network = { isThere: true }
  const added: { url: string; cache: string }[] = []
  const showNotification = vi.fn<(title: string) => Promise<void>>(async () => {})
  class Request {
    url: string
    cache: string
    constructor(url: string, options: { cache: string }) {
      this.url = url
      this.cache = options.cache
    }
  }
  const add = async ({ url, cache }: Request) => {
    if (!network.isThere) throw new TypeError('no network')
    added.push({ url, cache })
  }
  const self = {
    addEventListener: (name: string, listener: Listener) => listeners.set(name, listener),
    skipWaiting: async () => {},
    registration: { showNotification },
    cookieStore: cookies && {
      get: async (name: string) => (cookies[name] === undefined ? null : { value: cookies[name] }),
    },
  }
  const caches = {
    open: async () => ({ add }),
    match: async (url: string) => new Response(`<html lang="zh-CN">kept ${url}`),
  }
  const fetchPage = async () => {
    if (!network.isThere) throw new TypeError('no network')
    return 'page'
  }
  runInContext(source, createContext({ self, caches, fetch: fetchPage, Request, Response }))

  async function happens(name: string, event: Record<string, unknown>): Promise<unknown> {
    const waited: Promise<unknown>[] = []
    let answer: unknown
    listeners.get(name)?.({
      ...event,
      waitUntil: (work: Promise<unknown>) => waited.push(work),
      respondWith: (given: unknown) => (answer = given),
    })
    await Promise.all(waited)
    return answer
  }
  const opens = () => happens('fetch', { request: { mode: 'navigate' } })
  return { network, added, showNotification, happens, opens }
}

async function textOf(answer: unknown): Promise<string> {
  if (!(answer instanceof Response)) throw new TypeError('no page')
  return answer.text()
}

describe('the service worker', () => {
  it('fetches the offline page anew once in every life, as soon as the network is there', async () => {
    const { network, added, opens } = startWorker()
    network.isThere = false
    expect(await textOf(await opens())).toContain('kept /offline.html')
    expect(added).toEqual([])
    network.isThere = true
    expect(await opens()).toBe('page')
    await opens()
    expect(added).toEqual([{ url: '/offline.html', cache: 'no-cache' }])
  })

  it('has just fetched it when it was installed', async () => {
    const { added, happens, opens } = startWorker()
    await happens('install', {})
    await opens()
    expect(added).toHaveLength(1)
  })

  it('shows the offline page in the viewer’s print and light, and never what else a cookie may hold', async () => {
    const worker = startWorker({ elder: 'largest', theme: '"><script>' })
    worker.network.isThere = false
    expect(await textOf(await worker.opens())).toMatch(/^<html data-elder="largest" data-theme="script" lang/)
    const blind = startWorker()
    blind.network.isThere = false
    expect(await textOf(await blind.opens())).toMatch(/^<html data-elder="" data-theme="" lang/)
  })

  it('shows what the server pushed, and survives a push of nothing or of what it cannot read', async () => {
    const { showNotification, happens } = startWorker()
    await happens('push', { data: null })
    await happens('push', {
      data: {
        json() {
          throw new SyntaxError('not JSON')
        },
      },
    })
    expect(showNotification).not.toHaveBeenCalled()
    await happens('push', { data: { json: () => ({ title: '开播了', body: '', url: '/', tag: 'a' }) } })
    expect(showNotification).toHaveBeenCalledWith('开播了', expect.objectContaining({ tag: 'a' }))
  })
})
