import { Child } from '#server/child.ts'
import { countTests, vitestArgs } from './count-tests.ts'

/**
 * Everything that must hold, in the order of what fails fastest: types, lint, format, dead code, unit and
 * integration tests, the product in a browser. Each runs although an earlier one failed. `npm test -- NAME …` runs
 * only the named ones. The closing line counts every test, and a check without tests as one.
 */
const checks: readonly { name: string; command: string; args: readonly string[] }[] = [
  { name: 'typegen', command: 'next', args: ['typegen'] },
  { name: 'types', command: 'tsc', args: ['--noEmit', '-p', '.', '--incremental', 'false'] },
  { name: 'lint', command: 'oxlint', args: ['--type-aware', '--deny-warnings'] },
  { name: 'format', command: 'oxfmt', args: ['--check', '.'] },
  { name: 'dead-code', command: 'knip', args: ['--no-progress', '--no-config-hints'] },
  { name: 'unit', command: 'vitest', args: vitestArgs('unit') },
  { name: 'integration', command: 'vitest', args: vitestArgs('integration') },
  { name: 'e2e', command: 'vitest', args: vitestArgs('e2e') },
]

const wanted = process.argv.slice(2)
const unknown = wanted.filter((name) => !checks.some((check) => check.name === name))
if (unknown.length > 0) {
  say(`no such check: ${unknown.join(', ')}; there are ${checks.map(({ name }) => name).join(', ')}`)
  process.exit(2)
}

const failed: string[] = []
const total = { passed: 0, failed: 0 }
for (const check of checks.filter(({ name }) => wanted.length === 0 || wanted.includes(name))) {
  const startedAt = performance.now()
  const isWell = await run(check)
  say(
    `${isWell ? 'passed' : 'FAILED'} ${check.name} (${((performance.now() - startedAt) / 1_000).toFixed(1)} s)`,
  )
  if (!isWell) failed.push(check.name)
  const tests = check.command === 'vitest' ? await countTests(check.name) : { passed: 0, failed: 0 }
  total.passed += tests.passed + (isWell && tests.passed === 0 ? 1 : 0)
  total.failed += tests.failed + (!isWell && tests.failed === 0 ? 1 : 0)
}
say(`${total.passed} passed, ${total.failed} failed${failed.length > 0 ? ` (${failed.join(', ')})` : ''}`)
process.exit(failed.length > 0 ? 1 : 0)

async function run({ command, args }: { command: string; args: readonly string[] }): Promise<boolean> {
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
