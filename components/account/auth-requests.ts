/** What can go wrong at the door, in the words of the message file `account.fault`. */
export type AccountFault =
  | { kind: 'token' | 'credentials' | 'exists' | 'weak' | 'email' | 'network' }
  | { kind: 'name' | 'nameRefused' | 'renames' | 'current' | 'unchanged' }
  | { kind: 'limited'; seconds: number }

export async function signIn(form: { email: string; password: string }): Promise<AccountFault | null> {
  return post('/api/auth/sign-in/email', form)
}

export async function signUp(form: {
  name: string
  email: string
  password: string
}): Promise<AccountFault | null> {
  return post('/api/auth/sign-up/email', form)
}

export async function signOut(): Promise<void> {
  await post('/api/auth/sign-out', {})
}

export async function sendVerification(form: { email: string }): Promise<AccountFault | null> {
  return post('/api/auth/send-verification-email', form)
}

export async function askReset(form: { email: string }): Promise<AccountFault | null> {
  return post('/api/auth/request-password-reset', form)
}

export async function resetPassword(form: {
  token: string
  newPassword: string
}): Promise<AccountFault | null> {
  return post('/api/auth/reset-password', form)
}

/** Ends every other session, too. */
export async function changePassword(form: {
  currentPassword: string
  newPassword: string
}): Promise<AccountFault | null> {
  return post('/api/auth/change-password', { ...form, revokeOtherSessions: true })
}

export async function changeName(form: { name: string }): Promise<AccountFault | null> {
  const fault = await post('/api/auth/update-user', form)
  // The few changes of a day: a wait in minutes would be a number of four digits.
  return fault?.kind === 'limited' ? { kind: 'renames' } : fault
}

export async function leaveOthers(): Promise<AccountFault | null> {
  return post('/api/auth/revoke-other-sessions', {})
}

async function post(path: string, body: object): Promise<AccountFault | null> {
  try {
    const response = await fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    if (response.ok) return null
    const answer: unknown = await response.json().catch(() => ({}))
    return readFault(response.status, answer)
  } catch {
    return { kind: 'network' }
  }
}

function readFault(status: number, answer: unknown): AccountFault {
  const code = readField(answer, 'code')
  const seconds = readField(answer, 'seconds')
  if (status === 429) return { kind: 'limited', seconds: typeof seconds === 'number' ? seconds : 60 }
  if (code === 'NAME_REFUSED') return { kind: 'nameRefused' }
  if (code === 'NAME_EMPTY') return { kind: 'name' }
  if (code === 'INVALID_PASSWORD') return { kind: 'current' }
  if (code === 'PASSWORD_UNCHANGED') return { kind: 'unchanged' }
  if (code === 'PASSWORD_TOO_SHORT' || code === 'PASSWORD_TOO_LONG') return { kind: 'weak' }
  if (code === 'INVALID_TOKEN') return { kind: 'token' }
  if (code === 'INVALID_EMAIL') return { kind: 'email' }
  return status >= 500 ? { kind: 'network' } : { kind: 'credentials' }
}

/** By hand: the header is on every page, and a schema library would be half of its weight. */
function readField(answer: unknown, name: string): unknown {
  return typeof answer === 'object' && answer !== null ? Reflect.get(answer, name) : undefined
}
