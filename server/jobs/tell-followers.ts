import { tellFollowers } from '#server/follows/tell-followers.ts'
import type { Job } from './job.ts'

export const tellFollowersJob: Job = { name: 'tell-followers', everySeconds: 15, run: tellFollowers }
