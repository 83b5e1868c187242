import { findSubscription, pushState, tell } from './push-browser.ts'

/**
 * After the server ended every sign-in but a new one of this browser, which is pushed to as before. `endpoints`: the
 * browsers that the person was pushed to before; what another person left here is never made theirs.
 */
export async function keepPush(endpoints: readonly string[]): Promise<void> {
  if ((await pushState(endpoints)) !== 'on') return
  const subscription = await findSubscription()
  if (subscription) await tell('POST', subscription.toJSON()).catch(() => {}) // the settings say that it is off
}
