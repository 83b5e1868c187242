import { tellPlanChanges } from '#server/reservations/tell-plan-changes.ts'
import type { Job } from './job.ts'

export const tellPlanChangesJob: Job = { name: 'tell-plan-changes', everySeconds: 5, run: tellPlanChanges }
