// The demo accounts of prisma/demo: names before @caibo.example, one password.
const demoAccounts = [
  ['viewers', 'viewer viewer2'],
  ['host', 'host'],
  ['agents', 'agent agent2 supervisor'],
  ['others', 'rm rm2 editor manager compliance admin'],
] as const
const demoPassword = 'caibo-demo-1'

/** The last lines of a start: where to look, and in development who to sign in as. */
export function greeting({ url, startedAt, isDevelopment, withDemo }: Greeting): string {
  const seconds = ((performance.now() - startedAt) / 1_000).toFixed(1)
  const accounts = demoAccounts.map(([who, names]) => `  ${who.padEnd(9)}${names}`)
  return [
    '',
    `Caibo is ready after ${seconds} s: ${url}${withDemo ? '/live/market-open' : ''}`,
    ...(isDevelopment
      ? [`Sign in as NAME@caibo.example with the password ${demoPassword}:`, ...accounts]
      : []),
    'Ctrl-C stops everything.',
  ].join('\n')
}

type Greeting = { url: string; startedAt: number; isDevelopment: boolean; withDemo: boolean }
