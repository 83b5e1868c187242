import { availableParallelism } from 'node:os'
import { Child } from '#server/child.ts'

/**
 * Everything that must hold, in the order of what fails fastest: types, lint, format, dead code, unit and
 * integration tests, the product in a browser. Each runs although an earlier one failed. `npm test -- NAME …` runs
 * only the named ones.
 */
const checks: readonly { name: string; command: string; args: readonly string[] }[] = [
  { name: 'typegen', command: 'next', args: ['typegen'] },
  { name: 'types', command: 'tsc', args: ['--noEmit', '-p', '.'] },
  {
    name: 'lint',
    command: 'oxlint',
    args: ['--type-aware', '--deny-warnings', `--threads=${availableParallelism()}`],
  },
  { name: 'format', command: 'oxfmt', args: ['--check', '.'] },
  { name: 'dead-code', command: 'knip', args: ['--no-progress'] },
  { name: 'unit', command: 'vitest', args: ['run', '--project', 'unit'] },
  { name: 'integration', command: 'vitest', args: ['run', '--project', 'integration'] },
  { name: 'e2e', command: 'vitest', args: ['run', '--project', 'e2e'] },
]

const wanted = process.argv.slice(2)
const unknown = wanted.filter((name) => !checks.some((check) => check.name === name))
if (unknown.length > 0) {
  say(`no such check: ${unknown.join(', ')}; there are ${checks.map(({ name }) => name).join(', ')}`)
  process.exit(2)
}

const failed: string[] = []
let passed = 0
for (const { name, command, args } of checks.filter(
  (check) => wanted.length === 0 || wanted.includes(check.name),
)) {
  const startedAt = performance.now()
  const isWell = await run(command, args)
  say(`${isWell ? 'passed' : 'FAILED'} ${name} (${((performance.now() - startedAt) / 1_000).toFixed(1)} s)`)
  if (isWell) passed += 1
  else failed.push(name)
}
say(`${passed} passed, ${failed.length} failed${failed.length > 0 ? `: ${failed.join(', ')}` : ''}`)
process.exit(failed.length > 0 ? 1 : 0)

async function run(command: string, args: readonly string[]): Promise<boolean> {
  const child = new Child({
    command,
    args,
    env: { NEXT_TELEMETRY_DISABLED: '1', NO_COLOR: '1' },
    onOutput: (chunk) => process.stdout.write(chunk),
  })
  const stop = (): void => {
    void child.stop().then(() => process.exit(1)) // nothing else is left to do
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, stop)
  const exit = await child.exited
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.off(signal, stop)
  return exit.code === 0
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}
