import { basename } from 'node:path'
import { describe, expect, it } from 'vitest'
import {
  findSpecifiers,
  readSourceFiles,
  sourceFolders,
  type SourceFile,
} from '#tests/support/source-files.ts'

/** Which folder may import which: the same table as in .oxlintrc.json, and what a linter cannot see. */
const mayImport: Record<string, readonly string[]> = {
  lib: ['lib'],
  server: ['lib', 'server', 'generated'],
  media: ['lib', 'server', 'media'],
  components: ['lib', 'components', 'messages'],
  app: ['lib', 'server', 'components', 'app', 'messages'],
  prisma: ['lib', 'server', 'media', 'prisma'],
  messages: ['lib', 'messages'],
  tests: ['lib', 'server', 'media', 'components', 'app', 'prisma', 'tests', 'messages'],
}

/** Inside server/: a file imports only its own layer and those before it. Files of server/ itself are the ground. */
const serverLayers: readonly (readonly string[])[] = [
  ['(ground)'],
  ['outbox', 'audit', 'mail'],
  [
    'accounts',
    'sign-in',
    'audience',
    'programmes',
    'chat',
    'questions',
    'products',
    'queues',
    'desk',
    'leads',
    'legal',
    'notices',
    'privacy',
    'reservations',
    'captions',
    'search',
    'sharing',
    'knowledge',
    'compliance',
    'moderation',
    'follows',
  ],
  ['realtime', 'jobs', 'postgres', 'supervisor', 'front', 'commands', '(entry)'],
]
const serverEntries = ['server/main.ts', 'server/front.ts']
const nouns = serverLayers[2] ?? []

/** The only files that start other programs. */
const spawners = [
  'server/child.ts',
  'media/transcode/child.ts',
  'tests/support/browser.ts',
  'tests/support/encoder.ts',
  'tests/support/run-command.ts',
  'tests/bench/run-facts.ts',
]

const files = readSourceFiles()
const edges = files.flatMap((file) => file.imports.map((target) => ({ file, ...target })))

describe('the architecture', () => {
  it('is checked on files that were really seen', () => {
    for (const folder of sourceFolders) {
      expect(files.filter(({ path }) => path.startsWith(`${folder}/`)).length, folder).toBeGreaterThan(0)
    }
    expect(edges.length).toBeGreaterThan(files.length)
  })

  it('sees every way in which a file can be named', () => {
    const source = [
      `import a from 'one'`,
      `import 'two'`,
      `export { b } from "three"`,
      `const c = await import('four')`,
      `let d: import('five').D`,
      `require('six')`,
      `import {\n  e,\n} from 'seven'`,
      'await import(`eight`)',
      `// import 'not this'`,
    ].join('\n')
    expect(findSpecifiers(source)).toEqual(['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight'])
  })

  it('lets a folder import only what its row of the table names', () => {
    const broken = edges.filter(
      ({ file, path }) => path !== undefined && !mayImport[top(file.path)]?.includes(top(path)),
    )
    expect(broken.map(({ file, specifier }) => `${file.path} → ${specifier}`)).toEqual([])
  })

  it('crosses folders by # aliases, never upwards', () => {
    const upward = edges.filter(({ specifier }) => /(?:^|\/)\.\.(?:\/|$)/.test(specifier))
    expect(upward.map(({ file, specifier }) => `${file.path} → ${specifier}`)).toEqual([])
  })

  it('imports files that exist, with their extension', () => {
    const known = new Set(files.map(({ path }) => path))
    const lost = edges.filter(({ path }) => path !== undefined && /\.tsx?$/.test(path) && !known.has(path))
    const bare = edges.filter(({ path }) => path !== undefined && !/\.[a-z]+$/.test(path))
    const expected = (path: string | undefined): boolean => path?.startsWith('generated/') !== true
    const broken = [...lost, ...bare].filter(({ path }) => expected(path))
    expect(broken.map(({ file, specifier }) => `${file.path} → ${specifier}`)).toEqual([])
  })

  it('keeps the order inside server/', () => {
    const inside = edges.filter(
      ({ file, path }) => top(file.path) === 'server' && path !== undefined && top(path) === 'server',
    )
    expect(inside.length).toBeGreaterThan(50)
    const broken = inside.filter(({ file, path }) => serverLayer(file.path) < serverLayer(path ?? ''))
    expect(broken.map(({ file, specifier }) => `${file.path} → ${specifier}`)).toEqual([])
    expect(files.filter(({ path }) => top(path) === 'server' && serverLayer(path) === -1)).toEqual([])
  })

  it('lets a noun use another noun’s use-cases, never its rows', () => {
    const isNoun = (path: string): boolean => nouns.includes(path.split('/')[1] ?? '')
    const broken = edges.filter(({ file, path }) => {
      const target = path ?? ''
      return (
        isNoun(file.path) &&
        target.endsWith('.repo.ts') &&
        isNoun(target) &&
        second(file.path) !== second(target)
      )
    })
    expect(broken.map(({ file, specifier }) => `${file.path} → ${specifier}`)).toEqual([])
  })

  it('has no rooms that use each other, on whatever way around', () => {
    const uses = new Map<string, Set<string>>()
    for (const { file, path } of edges) {
      const [from, to] = [roomOf(file.path), roomOf(path ?? '')]
      if (from && to && from !== to) uses.set(from, (uses.get(from) ?? new Set()).add(to))
    }
    expect(uses.size).toBeGreaterThan(20)
    const around = [...uses.keys()].filter((room) => reach(uses, room).has(room))
    const broken = edges.filter(
      ({ file, path }) =>
        around.includes(roomOf(file.path) ?? '') &&
        around.includes(roomOf(path ?? '') ?? '') &&
        roomOf(file.path) !== roomOf(path ?? ''),
    )
    expect(broken.map(({ file, specifier }) => `${file.path} → ${specifier}`)).toEqual([])
  })

  it('keeps the database client in repos', () => {
    const isClient = (specifier: string): boolean => /^#generated\/prisma|^@prisma\/client/.test(specifier)
    const takesClient = /import \{[^}]*\bdb\b[^}]*\} from [']#server\/db\.ts'/
    const takers = files.filter(({ source }) => takesClient.test(source)).map(({ path }) => path)
    const users = [...importersOf(isClient), ...takers].filter((path) => top(path) !== 'tests')
    expect(users.filter((path) => !path.endsWith('.repo.ts') && !clientOwners.includes(path))).toEqual([])
    expect(takers.length).toBeGreaterThan(5)
  })

  it('asks one module what time it is', () => {
    const askers = files
      .filter(({ path }) => ['server', 'media'].includes(top(path)))
      .filter(({ source }) => /\bDate\.now\(|\bnew Date\(\)/.test(source))
    expect(askers.map(({ path }) => path)).toEqual(['server/clock.ts'])
  })

  it('asks one module who calls, so that an address counts the same against every limit', () => {
    const readers = files
      .filter(({ path }) => ['app', 'server', 'media'].includes(top(path)))
      .filter(({ source }) => source.includes('x-forwarded-for'))
    expect(readers.map(({ path }) => path).toSorted()).toEqual([
      'server/caller-address.ts',
      'server/front/forwarded-headers.ts',
    ])
  })

  it('takes every link to a page through the one that shows it is on its way', () => {
    expect(importersOf((specifier) => /^next\/(?:link|form)(?:\.js)?$/.test(specifier))).toEqual([
      'components/ui/link.tsx',
    ])
  })

  it('lets a socket be known without the sign-in service, which is slow to load (decision 031)', () => {
    const byPath = new Map(files.map((file) => [file.path, file]))
    const loaded = new Set(['server/realtime/main.ts'])
    for (const path of loaded) for (const next of findLoaded(byPath.get(path))) loaded.add(next)
    expect([...loaded]).toContain('server/sign-in/find-socket-session.ts')
    expect([...loaded].filter((name) => /^better-auth|^server\/sign-in\/auth\.ts/.test(name))).toEqual([])
  })

  it('keeps node-media-server behind the gate', () => {
    const importers = importersOf((specifier) => specifier.startsWith('node-media-server'))
    expect(importers.filter((path) => !path.startsWith('media/ingest/'))).toEqual([])
    expect(importers.length).toBeGreaterThan(0)
  })

  it('starts other programs only in the files that are made for it', () => {
    const importers = importersOf((specifier) => /^(?:node:)?child_process$/.test(specifier))
    expect(importers.filter((path) => !spawners.includes(path))).toEqual([])
    expect(importers).toContain('server/child.ts')
  })

  it('lets code that comes later hold up and bring down nothing else', () => {
    const calls = files
      .filter(({ path }) => path.startsWith('components/'))
      .flatMap(({ path, source }) =>
        source
          .split(/\b(?:dynamic|lazy)\((?=\S|\n)/)
          .slice(1)
          .map((call) => ({ path, call: call.slice(0, 250) })),
      )
    expect(calls.length).toBeGreaterThan(20)
    const fragile = calls.filter(({ call }) => !call.includes('untilLoaded('))
    expect(fragile.map(({ path }) => path)).toEqual([])
    // Without a place of its own, what is on its way hides all that stands around it (components/ui/nothing.ts).
    const hiding = calls.filter(({ call }) => !/loading: |ssr: false|default: /.test(call))
    expect(hiding.map(({ path }) => path)).toEqual([])
  })

  it('keeps files short and named after a subject', () => {
    expect(
      files.filter((file) => lengthOf(file) > 300 && top(file.path) !== 'messages').map(describeLength),
    ).toEqual([])
    const drawers = files.filter(({ path }) =>
      /(?:^|\/)(?:utils?|helpers?|misc|common)(?:\.|\/|$)/.test(path),
    )
    expect(drawers.map(({ path }) => path)).toEqual([])
    expect(files.filter(({ path }) => basename(path) === 'index.ts').map(({ path }) => path)).toEqual([])
  })
})

const clientOwners = ['server/db.ts', 'server/sign-in/auth.ts']

function importersOf(isWanted: (specifier: string) => boolean): string[] {
  return [...new Set(edges.filter(({ specifier }) => isWanted(specifier)).map(({ file }) => file.path))]
}

/** What stands directly in server/, media/ or components/: a folder with all that is in it, or a file by itself. */
function roomOf(path: string): string | undefined {
  const [folder = '', room = ''] = path.split('/')
  return ['server', 'media', 'components'].includes(folder) ? `${folder}/${room}` : undefined
}

/** What is loaded with a file: its own files by path, packages by name; types are not. */
function findLoaded(file: SourceFile | undefined): string[] {
  if (!file) return []
  const types = new Set(findSpecifiers([...file.source.matchAll(/^import type [^']*'[^']+'/gm)].join('\n')))
  return file.imports
    .filter(({ specifier }) => !types.has(specifier))
    .map(({ specifier, path }) => path ?? specifier)
}

/** Every room that can be come to from this one. */
function reach(uses: ReadonlyMap<string, ReadonlySet<string>>, start: string): Set<string> {
  const reached = new Set<string>()
  const open = [start]
  for (let room = open.pop(); room !== undefined; room = open.pop())
    for (const next of uses.get(room) ?? []) {
      if (!reached.has(next)) open.push(next)
      reached.add(next)
    }
  return reached
}

function top(path: string): string {
  return path.split('/')[0] ?? path
}

function second(path: string): string | undefined {
  return path.split('/')[1]
}

function serverLayer(path: string): number {
  const name = second(path) ?? ''
  const folder = serverEntries.includes(path) ? '(entry)' : name.endsWith('.ts') ? '(ground)' : name
  return serverLayers.findIndex((layer) => layer.includes(folder))
}

function lengthOf({ source }: SourceFile): number {
  return source.split('\n').length - 1
}

function describeLength(file: SourceFile): string {
  return `${file.path}: ${lengthOf(file)} lines`
}
