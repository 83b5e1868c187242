/** `blocked`: the person said no to this site and can take that back in their browser only. */
export type PushState = 'on' | 'off' | 'blocked' | 'impossible'

/** Longer than this nobody waits at the door for a push service that does not answer. */
const leaveMs = 2_000

/** `endpoints`: the browsers that our server pushes to for this person; a sign-in that was ended took its own along. */
export async function pushState(endpoints: readonly string[]): Promise<PushState> {
  if (!('serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window))
    return 'impossible'
  if (Notification.permission === 'denied') return 'blocked'
  const subscription = await findSubscription()
  return subscription && endpoints.includes(subscription.endpoint) ? 'on' : 'off'
}

/** Asks the person, then the browser's push service, then tells our server. Throws when one of them fails. */
export async function startPush(publicKey: string): Promise<PushState> {
  const permission = await Notification.requestPermission()
  if (permission !== 'granted') return permission === 'denied' ? 'blocked' : 'off'
  const { pushManager } = await navigator.serviceWorker.ready
  const subscription = await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: publicKey })
  await tell('POST', subscription.toJSON())
  return 'on'
}

export async function stopPush(): Promise<PushState> {
  const subscription = await findSubscription()
  if (!subscription) return 'off'
  await tell('DELETE', { endpoint: subscription.endpoint })
  await subscription.unsubscribe()
  return 'off'
}

/** Before a sign-out, so that others at this browser read nothing of who left; whatever fails, they can leave. */
export async function leavePush(): Promise<void> {
  const late = new Promise((resolve) => setTimeout(resolve, leaveMs))
  await Promise.race([stopPush().catch(() => 'off'), late])
}

/** What this browser has from its push service, whoever asked for it. */
export async function findSubscription(): Promise<PushSubscription | null> {
  if (!('serviceWorker' in navigator)) return null
  const registration = await navigator.serviceWorker.getRegistration()
  return (await registration?.pushManager?.getSubscription()) ?? null
}

/** Our server’s side of it: `POST` makes a browser the person’s who is signed in. */
export async function tell(method: 'POST' | 'DELETE', body: object): Promise<void> {
  const response = await fetch('/api/push', {
    method,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  if (!response.ok) throw new Error(`push was answered ${response.status}`)
}
