import { readFile, rm } from 'node:fs/promises'
import { z } from 'zod'

const reportSchema = z.object({ numPassedTests: z.number(), numFailedTests: z.number() })

/** Runs one project of vitest.config.ts for people to read and for `countTests` to count. */
export function vitestArgs(project: string): string[] {
  return [
    'run',
    '--project',
    project,
    '--reporter=default',
    '--reporter=json',
    `--outputFile=${reportPath(project)}`,
  ]
}

/** What the last run of a project counted; nothing when it did not get as far as a report. */
export async function countTests(project: string): Promise<{ passed: number; failed: number }> {
  const text = await readFile(reportPath(project), 'utf8').catch(() => undefined)
  await rm(reportPath(project), { force: true })
  if (text === undefined) return { passed: 0, failed: 0 }
  const { numPassedTests, numFailedTests } = reportSchema.parse(JSON.parse(text))
  return { passed: numPassedTests, failed: numFailedTests }
}

function reportPath(project: string): string {
  return `test-results/${project}.json`
}
