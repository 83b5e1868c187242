import { Pool } from 'pg'
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible'
import { AppError } from '#lib/errors.ts'
import { required } from '#server/env.ts'

/** Guesses against one account that reach the password check in a quarter of an hour, from wherever they come. */
const guessesPerAccount = 10
const guessesPerAddress = 100
const windowSeconds = 15 * 60
const signUpsPerAddress = 30
const lettersPerAddress = 5
const signUpWindowSeconds = 60 * 60
const renamesPerAccount = 3
const renameWindowSeconds = 24 * 60 * 60

type Limiters = Record<
  'account' | 'address' | 'ownPassword' | 'signUp' | 'letter' | 'rename',
  RateLimiterPostgres
>
let limiters: Limiters | undefined

/**
 * Counts an attempt before the password is looked at. `address` must come from a trusted place
 * (the front overwrites X-Forwarded-For). Throws `RATE_LIMITED` with the seconds to wait.
 */
export async function countSignIn(email: string, address: string): Promise<void> {
  const { account, address: byAddress } = open()
  await consume(byAddress, address)
  await consume(account, email.trim().toLowerCase())
}

/** A sign-in that succeeded forgets the account's earlier attempts. */
export async function forgetSignIns(email: string): Promise<void> {
  await open().account.delete(email.trim().toLowerCase())
}

/** For guesses that name no account. */
export async function countGuess(address: string): Promise<void> {
  await consume(open().address, address)
}

/** For guesses at the password of whoever is signed in. */
export async function countOwnGuess(userId: string): Promise<void> {
  await consume(open().ownPassword, userId)
}

/** People are known in a room by their names. */
export async function countRename(userId: string): Promise<void> {
  await consume(open().rename, userId)
}

/** For a letter whose reader did not ask for it: false when the box has had enough of them. */
export async function mayWrite(email: string): Promise<boolean> {
  try {
    await consume(open().letter, email.trim().toLowerCase())
    return true
  } catch (error) {
    if (error instanceof AppError) return false
    throw error
  }
}

/** Nobody's letter box is filled by us, nor by one address. */
export async function countLetter(email: string, address: string): Promise<void> {
  const { letter, signUp } = open()
  await consume(signUp, address)
  await consume(letter, email.trim().toLowerCase())
}

export async function countSignUp(address: string): Promise<void> {
  await consume(open().signUp, address)
}

async function consume(limiter: RateLimiterPostgres, key: string): Promise<void> {
  try {
    await limiter.consume(key)
  } catch (error) {
    if (!(error instanceof RateLimiterRes)) throw error
    const seconds = Math.ceil(error.msBeforeNext / 1_000)
    throw new AppError('RATE_LIMITED', 'too many attempts', { detail: { seconds } })
  }
}

function open(): Limiters {
  if (limiters) return limiters
  const storeClient = new Pool({ connectionString: required('DATABASE_URL'), max: 2 })
  // A broken idle connection is replaced at the next use; without a listener it would end the process.
  storeClient.on('error', () => {})
  const limiter = (keyPrefix: string, points: number, duration: number) =>
    new RateLimiterPostgres({
      storeClient,
      storeType: 'pool',
      tableName: 'rate_limit',
      tableCreated: true,
      keyPrefix,
      points,
      duration,
    })
  limiters = {
    account: limiter('sign-in-account', guessesPerAccount, windowSeconds),
    address: limiter('sign-in-address', guessesPerAddress, windowSeconds),
    ownPassword: limiter('own-password', guessesPerAccount, windowSeconds),
    rename: limiter('rename', renamesPerAccount, renameWindowSeconds),
    signUp: limiter('sign-up-address', signUpsPerAddress, signUpWindowSeconds),
    letter: limiter('letter', lettersPerAddress, signUpWindowSeconds),
  }
  return limiters
}
