/** What a person can follow: the shows of a scene, or of a host. */
export const followKinds = ['scene', 'host'] as const
export type FollowKind = (typeof followKinds)[number]

/** `target`: the scene's name, or the host's id. */
export type Follow = { kind: FollowKind; target: string }

/** A follow as the account shows it; `name` is the host's. */
export type FollowView = Follow & { name: string | null }
