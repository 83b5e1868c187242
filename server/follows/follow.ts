import { AppError } from '#lib/errors.ts'
import { followKinds, type Follow, type FollowView } from '#lib/follows.ts'
import { oneOf } from '#lib/one-of.ts'
import type { Actor } from '#lib/roles.ts'
import { holdAccount } from '#server/accounts/hold-accounts.ts'
import { transaction } from '#server/db.ts'
import {
  countFollows,
  deleteFollow,
  existsScene,
  findFollows,
  findHostNames,
  insertFollow,
} from './follow.repo.ts'

const mostFollowed = 500

/**
 * From now on the person is told when the scene or the host goes on air, or no longer. Throws `NOT_FOUND` for what
 * there is not, `BAD_REQUEST` for one more than 500.
 */
export async function follow(actor: Actor, { isOn, ...wanted }: Follow & { isOn: boolean }): Promise<void> {
  if (!isOn) return deleteFollow(actor.userId, wanted)
  const { kind, target } = wanted
  const isThere = kind === 'scene' ? await existsScene(target) : (await findHostNames([target])).length > 0
  if (!isThere) throw new AppError('NOT_FOUND', `no ${kind} to follow`)
  if ((await countFollows(actor.userId)) >= mostFollowed)
    throw new AppError('BAD_REQUEST', 'follows too many')
  await transaction(async (tx) => {
    await holdAccount(tx, actor)
    await insertFollow(tx, actor.userId, wanted)
  })
}

/** What the person follows, the latest first. */
export async function listFollows(actor: Actor): Promise<FollowView[]> {
  const rows = await findFollows(actor.userId, mostFollowed)
  const hosts = await findHostNames(rows.map(({ target }) => target))
  const nameById = new Map(hosts.map(({ id, name }) => [id, name]))
  return rows.map(({ kind, target }) => ({
    kind: oneOf(followKinds, kind),
    target,
    name: nameById.get(target) ?? null,
  }))
}
