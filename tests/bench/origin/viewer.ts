import { connect, type Socket } from 'node:net'
import { gunzipSync } from 'node:zlib'

/** What all viewers of one worker count together. */
export class Tally {
  playlists = 0
  parts = 0
  bytes = 0
  readonly errors = new Map<string, number>()
  /** How long first playlists took to come. */
  readonly arrivalMs: number[] = []
  /** How long listed parts took to come. */
  readonly partMs: number[] = []
  /** How much later than the first viewer's a playlist that was waited for came. */
  readonly latenessMs: number[] = []
  readonly #firstAt = new Map<string, number>()
  readonly #read = new Map<string, PartName[]>()

  fail(what: string): void {
    this.errors.set(what, (this.errors.get(what) ?? 0) + 1)
  }

  noteReload(path: string, at: number): void {
    const first = this.#firstAt.get(path)
    if (first === undefined) this.#firstAt.set(path, at)
    else this.latenessMs.push(at - first)
  }

  /** The parts of a playlist: a path that names a part always holds it, so it is read once for all. */
  partsOf(path: string, body: Buffer[], isGzip: boolean): PartName[] {
    const known = this.#read.get(path)
    if (known) return known
    const joined = Buffer.concat(body)
    const parts = readParts((isGzip ? gunzipSync(joined) : joined).toString('latin1'))
    if (path.includes('_HLS_msn')) this.#read.set(path, parts)
    return parts
  }

  knows(path: string): boolean {
    return this.#read.has(path)
  }
}

export type PartName = { uri: string; msn: number; part: number }

function readParts(text: string): PartName[] {
  return [...text.matchAll(/#EXT-X-PART:\S*URI="(\d+\/\w+\/(\d+)\.(\d+)\.m4s)"/g)].map(
    ([, uri = '', msn, part]) => ({ uri, msn: Number(msn), part: Number(part) }),
  )
}

type Target = { host: string; port: number; folder: string; isFollowing: boolean }
type Asked = { kind: 'first' | 'reload' | 'part'; path: string; at: number }

/** A low-latency player on one kept connection: the newest playlist, then each next part by number (no library: it must cost little). */
export class Viewer {
  readonly #target: Target
  readonly #tally: Tally
  readonly #socket: Socket
  #asked: Asked = { kind: 'first', path: '', at: 0 }
  #head = ''
  #bodyLeft = -1
  #isGzip = false
  #body: Buffer[] = []
  #wanted: PartName[] = []
  #last: PartName | null = null
  #isOver = false

  constructor(target: Target, tally: Tally) {
    this.#target = target
    this.#tally = tally
    this.#socket = connect(target.port, target.host)
    this.#socket.setNoDelay(true)
    this.#socket.on('data', (chunk) => this.#take(chunk))
    this.#socket.on('error', (error) => this.#end('code' in error ? String(error.code) : 'socket'))
    this.#socket.on('close', () => this.#end('closed'))
    this.#ask('first', `${target.folder}/source.m3u8`)
  }

  stop(): void {
    this.#isOver = true
    this.#socket.destroy()
  }

  #end(why: string): void {
    if (!this.#isOver) this.#tally.fail(why)
    this.stop()
  }

  #ask(kind: Asked['kind'], path: string): void {
    this.#asked = { kind, path, at: performance.now() }
    this.#socket.write(`GET ${path} HTTP/1.1\r\nHost: x\r\nAccept-Encoding: gzip\r\n\r\n`)
  }

  #take(chunk: Buffer): void {
    let rest = chunk
    if (this.#bodyLeft < 0) {
      const end = rest.indexOf('\r\n\r\n')
      this.#head += rest.toString('latin1', 0, end < 0 ? rest.length : end)
      if (end < 0) return
      rest = rest.subarray(end + 4)
      if (!this.#readHead()) return
    }
    this.#bodyLeft -= rest.length
    this.#tally.bytes += rest.length
    if (this.#asked.kind !== 'part' && !this.#tally.knows(this.#asked.path)) this.#body.push(rest)
    if (this.#bodyLeft === 0) this.#answered()
  }

  #readHead(): boolean {
    const head = this.#head
    this.#head = ''
    const length = /\ncontent-length: (\d+)/i.exec(head)?.[1]
    if (!head.startsWith('HTTP/1.1 200') || length === undefined) {
      this.#end(`${this.#asked.kind} ${head.slice(9, 12)}`)
      return false
    }
    this.#bodyLeft = Number(length)
    this.#isGzip = /\ncontent-encoding: gzip/i.test(head)
    return true
  }

  #answered(): void {
    this.#bodyLeft = -1
    const now = performance.now()
    const { kind, path, at } = this.#asked
    if (kind === 'part') {
      this.#tally.parts += 1
      this.#tally.partMs.push(now - at)
      return this.#next()
    }
    this.#tally.playlists += 1
    if (kind === 'first') this.#tally.arrivalMs.push(now - at)
    else this.#tally.noteReload(path, now)
    const parts = this.#tally.partsOf(path, this.#body.splice(0), this.#isGzip)
    const last = this.#last
    // Who comes starts with the newest part; who follows takes what is new.
    this.#wanted = last
      ? parts.filter(({ msn, part }) => msn > last.msn || (msn === last.msn && part > last.part))
      : parts.slice(-1)
    this.#next()
  }

  #next(): void {
    const wanted = this.#wanted.shift()
    if (wanted) {
      this.#last = wanted
      return this.#ask('part', `${this.#target.folder}/${wanted.uri}`)
    }
    if (!this.#target.isFollowing) return this.stop()
    if (!this.#last) return this.#end('no part')
    const { msn, part } = this.#last
    this.#ask(
      'reload',
      `${this.#target.folder}/source.m3u8?_HLS_msn=${msn}&_HLS_part=${part + 1}&_HLS_skip=YES`,
    )
  }
}
