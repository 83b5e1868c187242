// The one thing kept for later: a page that says so when there is no network. Everything else is the network's.
const cacheName = 'offline-1'
const offlinePage = '/offline.html'

// This file seldom changes, the page may: it is fetched anew whenever the worker has started and the network is there.
let isFresh = false

async function keepOfflinePage() {
  const cache = await caches.open(cacheName)
  await cache.add(new Request(offlinePage, { cache: 'no-cache' }))
  isFresh = true
}

/** The kept page in the print and light that the viewer chose (lib/elder.ts, lib/theme.ts). */
async function readOfflinePage() {
  const kept = await caches.match(offlinePage)
  const [elder, theme] = await Promise.all([readChoice('elder'), readChoice('theme')])
  const html = (await kept.text()).replace('<html', `<html data-elder="${elder}" data-theme="${theme}"`)
  return new Response(html, { headers: kept.headers })
}

/** Nothing where a browser shows a worker no cookies: the page is then as large as any, and as dark as the system. */
async function readChoice(name) {
  const cookie = await self.cookieStore?.get(name)
  return cookie?.value.replaceAll(/[^a-z]/g, '') ?? ''
}

self.addEventListener('install', (event) => {
  event.waitUntil(keepOfflinePage().then(() => self.skipWaiting()))
})

self.addEventListener('activate', (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) =>
        Promise.all(names.filter((name) => name !== cacheName).map((name) => caches.delete(name))),
      )
      .then(() => self.clients.claim()),
  )
})

self.addEventListener('fetch', (event) => {
  if (event.request.mode !== 'navigate') return
  const page = fetch(event.request)
  event.respondWith(page.catch(readOfflinePage))
  // One that cannot be had now is asked for with the next page.
  if (!isFresh) event.waitUntil(page.then(keepOfflinePage).catch(() => {}))
})

// What our server pushed: {title, body, url, tag} (server/notices/send-push.ts). A push service may also send nothing.
self.addEventListener('push', (event) => {
  const message = readMessage(event.data)
  if (!message) return
  const { title, body, url, tag } = message
  event.waitUntil(
    self.registration.showNotification(title, { body, tag, data: { url }, icon: '/maskable.svg' }),
  )
})

function readMessage(data) {
  try {
    return data?.json()
  } catch {
    return null
  }
}

self.addEventListener('notificationclick', (event) => {
  event.notification.close()
  const { url } = event.notification.data
  event.waitUntil(
    self.clients.matchAll({ type: 'window' }).then((windows) => {
      const open = windows.find((window) => window.url === url)
      return open ? open.focus() : self.clients.openWindow(url)
    }),
  )
})
