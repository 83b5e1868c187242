/**
 * `npm start` and `npm test` on a machine that has Node ≥ 18 and npm and nothing else: makes the rest present and
 * hands over to Node 24. Plain JavaScript without dependencies, because it runs before there are any.
 */
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { accessSync, constants, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(fileURLToPath(import.meta.url))
const binaries = join(root, 'node_modules', '.bin')
const [command, ...args] = process.argv.slice(2)
process.chdir(root)
process.env.PATH = `${binaries}${delimiter}${process.env.PATH ?? ''}`

// ── What must be present ────────────────────────────────────────────────────

/**
 * Installs unless node_modules holds what package-lock.json lists. Not by `npm ci`: it refuses a lock file that was made
 * where some package for another operating system cannot be had, although it is never needed here.
 */
function installPackages() {
  if (hasPackages()) return 'unchanged'
  say(`${'packages'.padEnd(12)}being installed, for a minute or two …`)
  runQuietly('npm', ['install', '--no-save', '--no-audit', '--no-fund'], {
    fault: 'the packages cannot be installed',
    env: outerEnv(),
  })
  if (!runs(join(binaries, 'node'), ['--version']))
    throw new SetupError('Node 24 came with the packages, but does not run')
  return 'installed'
}

/** npm notes at the end of an install what it put there; a tree that somebody installed by hand counts as well. */
function hasPackages() {
  const present = readPackages(join(root, 'node_modules', '.package-lock.json'))
  const wanted = Object.entries(readPackages(join(root, 'package-lock.json')))
  return wanted.every(([path, { version, optional }]) => {
    return (
      path === '' || (present[path] === undefined ? optional === true : present[path].version === version)
    )
  })
}

function readPackages(path) {
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')).packages ?? {}) : {}
}

/** npm must not run on the Node inside the folder that it is about to replace. */
function outerEnv() {
  const paths = (process.env.PATH ?? '').split(delimiter)
  const outer = paths.filter((path) => !path.endsWith(join('node_modules', '.bin')))
  return { ...process.env, PATH: outer.join(delimiter) }
}

/** The database client is written from the schema; the engine that is named here is only looked for, never run. */
function generateClient() {
  const stamp = join(root, 'generated', '.caibo-schema')
  const wanted = hashOf(['prisma/schema.prisma', 'package-lock.json'])
  if (readStamp(stamp) === wanted) return 'unchanged'
  runQuietly('prisma', ['generate'], {
    fault: 'the database client cannot be generated',
    env: { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath },
  })
  mkdirSync(dirname(stamp), { recursive: true })
  writeFileSync(stamp, wanted)
  return 'generated'
}

function findFfmpeg() {
  const found = locateFfmpeg()
  if (found !== undefined) return found
  installDebianPackages(['ffmpeg'])
  const installed = locateFfmpeg()
  if (installed !== undefined) return installed
  throw new SetupError(
    'ffmpeg is missing: install it, or name it by FFMPEG_BIN, or allow ffmpeg-static its download',
  )
}

/** FFMPEG_BIN, then what ffmpeg-static brought, then the PATH: each only if it runs. */
function locateFfmpeg() {
  const named = process.env.FFMPEG_BIN
  if (named !== undefined && named !== '') {
    if (runs(named, ['-version'])) return named
    throw new SetupError(`FFMPEG_BIN names ${named}, which does not run`)
  }
  const brought = broughtFfmpeg()
  return [brought, 'ffmpeg'].find((path) => path !== undefined && runs(path, ['-version']))
}

function broughtFfmpeg() {
  try {
    return createRequire(import.meta.url)('ffmpeg-static') ?? undefined
  } catch {
    return undefined
  }
}

/** The browser and the fonts for Chinese text, which only the tests need. */
function findBrowser() {
  const hasBrowser = () => runs('chromium', ['--version'])
  const hasFont = () => Boolean(spawnSync('fc-list', [':lang=zh'], { encoding: 'utf8' }).stdout?.trim())
  if (hasBrowser() && hasFont()) return 'chromium and fonts are there'
  installDebianPackages(['chromium', 'fonts-noto-cjk', 'fontconfig'])
  if (!hasBrowser()) throw new SetupError('chromium is missing: install it so that `chromium` is on the PATH')
  if (!hasFont()) throw new SetupError('a font for Chinese is missing: install fonts-noto-cjk')
  return 'chromium and fonts installed'
}

/** The web server that stands in front in production, with the RTMP module that the picture's delay is compared with. */
function findNginx() {
  const hasRtmp = () => existsSync('/usr/lib/nginx/modules/ngx_rtmp_module.so')
  const has = () => runs('nginx', ['-v']) && runs('openssl', ['version'])
  if (has() && hasRtmp()) return 'nginx is there'
  installDebianPackages(['nginx-light', 'libnginx-mod-rtmp', 'openssl'])
  if (!has()) throw new SetupError('nginx or openssl is missing: install them so that they are on the PATH')
  return 'nginx installed'
}

/** Only on Debian and its kin as root; elsewhere the caller says what is missing. */
function installDebianPackages(names) {
  if (process.getuid?.() !== 0 || !existsSync('/etc/debian_version')) return
  // In this run level Debian starts no service that it installs: we only want nginx's program.
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' }
  const options = { stdio: 'ignore', env }
  spawnSync('apt-get', ['update'], options)
  spawnSync('apt-get', ['install', '-y', '--no-install-recommends', ...names], options)
}

// ── The two commands ────────────────────────────────────────────────────────

async function start() {
  await step('packages', installPackages)
  await step('client', generateClient)
  await step('ffmpeg', useFfmpeg)
  return handOver(['--import', './server/leash.ts', 'server/main.ts', ...args])
}

async function test() {
  const startedAt = Date.now()
  await step('packages', installPackages)
  await step('client', generateClient)
  await step('ffmpeg', useFfmpeg)
  await step('browser', findBrowser)
  await step('nginx', findNginx)
  const code = await handOver(['--import', './server/leash.ts', 'tests/support/run-checks.ts', ...args])
  say(`the whole took ${seconds(startedAt)} s`)
  return code
}

function useFfmpeg() {
  process.env.FFMPEG_BIN = findFfmpeg()
  return process.env.FFMPEG_BIN
}

/**
 * Runs a program on Node 24 with this terminal and resolves with its exit code. It hears of this process's end by the
 * IPC channel; signals are passed on.
 */
function handOver(nodeArguments) {
  const child = spawn(join(binaries, 'node'), nodeArguments, {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: { ...process.env, LEASH_HOLDER: String(process.pid) },
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => child.kill(signal === 'SIGINT' ? 'SIGINT' : 'SIGTERM'))
  }
  watchNpm(() => child.kill('SIGTERM'))
  return new Promise((resolve) => {
    child.once('error', (error) => {
      say(`Node 24 does not start: ${error.message}`)
      resolve(1)
    })
    child.once('exit', (code) => resolve(code ?? 1))
  })
}

/** npm that is killed outright passes nothing on: then this process gets another parent. */
function watchNpm(stop) {
  if (process.env.npm_lifecycle_event === undefined) return
  const parent = process.ppid
  const timer = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(timer)
    stop()
  }, 1_000)
  timer.unref()
}

// ── Small things ────────────────────────────────────────────────────────────

class SetupError extends Error {}

async function step(name, work) {
  const startedAt = Date.now()
  const outcome = await work()
  say(`${name.padEnd(12)}${outcome.padEnd(58)}${seconds(startedAt).padStart(6)} s`)
}

function say(line) {
  process.stdout.write(`${line}\n`)
}

function seconds(startedAt) {
  return ((Date.now() - startedAt) / 1_000).toFixed(1)
}

function runQuietly(program, programArguments, { fault, env }) {
  const result = spawnSync(program, programArguments, { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024, env })
  if (result.status === 0) return
  const words = `${result.stdout ?? ''}${result.stderr ?? ''}${result.error?.message ?? ''}`.trim()
  throw new SetupError(`${fault}: ${program} ${programArguments.join(' ')}\n${words}`)
}

function runs(program, programArguments) {
  return spawnSync(program, programArguments, { stdio: 'ignore' }).status === 0
}

function hashOf(paths) {
  const hash = createHash('sha256')
  for (const path of paths) hash.update(readFileSync(join(root, path)))
  return hash.digest('hex')
}

function readStamp(path) {
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined
}

function checkFolder() {
  try {
    accessSync(root, constants.W_OK)
  } catch {
    throw new SetupError(`${root} cannot be written: packages and the built site are kept in it`)
  }
}

try {
  checkFolder()
  if (command === 'start') process.exitCode = await start()
  else if (command === 'test') process.exitCode = await test()
  else throw new SetupError('usage: node bootstrap.mjs start | test')
} catch (error) {
  if (!(error instanceof SetupError)) throw error
  say(error.message)
  process.exitCode = 1
}
