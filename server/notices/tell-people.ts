import type { Tx } from '#server/db.ts'
import { holdAccounts } from '#server/accounts/hold-accounts.ts'
import { now } from '#server/clock.ts'
import { insertNotices, type NewNotice } from './notice.repo.ts'

/** Rows of one statement, so that a show which thousands await is no single huge one. */
const batch = 1_000

/** Tells people something within the act's own transaction: in the site at once, by mail and push soon after.
 * Who has left by then is told nothing. */
export async function tellPeople(
  tx: Tx,
  userIds: readonly string[],
  notice: Omit<NewNotice, 'at'>,
): Promise<number> {
  let told = 0
  for (let from = 0; from < userIds.length; from += batch) {
    told += await insertNotices(tx, await holdAccounts(tx, userIds.slice(from, from + batch)), {
      ...notice,
      at: now(),
    })
  }
  return told
}
