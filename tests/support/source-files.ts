import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

export type Import = {
  specifier: string
  /** The file within the project, undefined for packages. */
  path: string | undefined
}
export type SourceFile = { path: string; source: string; imports: Import[] }

const root = fileURLToPath(new URL('../..', import.meta.url))
export const sourceFolders = [
  'app',
  'components',
  'lib',
  'server',
  'media',
  'prisma',
  'tests',
  'messages',
] as const

/** Every TypeScript file of ours with what it imports, in whatever way. */
export function readSourceFiles(): SourceFile[] {
  return sourceFolders.flatMap((folder) => listFiles(folder)).map(readSourceFile)
}

/** Specifiers of static, re-exported and dynamic imports, of types by `import('…').T`, and of `require`. */
export function findSpecifiers(source: string): string[] {
  const code = source.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/^\s*\/\/.*$/gm, '')
  const found = code.matchAll(/(?:\bfrom\s*|\bimport\s*\(?\s*|\brequire\s*\(\s*)(['"`])([^'"`\n]+)\1/g)
  return [...found].map((match) => match[2] ?? '')
}

function readSourceFile(path: string): SourceFile {
  const source = readFileSync(join(root, path), 'utf8')
  const imports = findSpecifiers(source).map((specifier) => ({
    specifier,
    path: resolveSpecifier(path, specifier),
  }))
  return { path, source, imports }
}

function resolveSpecifier(from: string, specifier: string): string | undefined {
  if (specifier.startsWith('#')) return specifier.slice(1)
  if (specifier.startsWith('.')) return relative(root, join(root, dirname(from), specifier))
  return undefined
}

function listFiles(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => join(folder, name))
}
