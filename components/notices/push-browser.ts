/** `blocked`: the person said no to this site and can take that back in their browser only. */
export type PushState = 'on' | 'off' | 'blocked' | 'impossible'

export async function pushState(): Promise<PushState> {
  if (!('serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window))
    return 'impossible'
  if (Notification.permission === 'denied') return 'blocked'
  const registration = await navigator.serviceWorker.getRegistration()
  return (await registration?.pushManager.getSubscription()) ? 'on' : 'off'
}

/** Asks the person, then the browser's push service, then tells our server. Throws when one of them fails. */
export async function startPush(publicKey: string): Promise<PushState> {
  if ((await Notification.requestPermission()) !== 'granted') return pushState()
  const { pushManager } = await navigator.serviceWorker.ready
  const subscription = await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: publicKey })
  await tell('POST', subscription.toJSON())
  return 'on'
}

export async function stopPush(): Promise<PushState> {
  const registration = await navigator.serviceWorker.ready
  const subscription = await registration.pushManager.getSubscription()
  if (!subscription) return 'off'
  await tell('DELETE', { endpoint: subscription.endpoint })
  await subscription.unsubscribe()
  return 'off'
}

async function tell(method: 'POST' | 'DELETE', body: object): Promise<void> {
  const response = await fetch('/api/push', {
    method,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  if (!response.ok) throw new Error(`push was answered ${response.status}`)
}
