import { remindDue } from '#server/reservations/remind-due.ts'
import type { Job } from './job.ts'

export const remindDueJob: Job = { name: 'remind-due', everySeconds: 20, run: remindDue }
