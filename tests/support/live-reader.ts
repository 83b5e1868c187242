/** What a low-latency player asks for: the newest playlist, then each next part by number. */
export class LiveReader {
  readonly #playlistUrl: URL
  readonly #init: RequestInit
  readonly statuses: number[] = []
  readonly parts: string[] = []
  bytes = 0

  constructor(playlistUrl: string, init: RequestInit = {}) {
    this.#playlistUrl = new URL(playlistUrl)
    this.#init = init
  }

  /** Takes so many parts from the live edge on, waiting for each. */
  async follow(count: number): Promise<void> {
    let text = await this.#text(this.#playlistUrl)
    let known = newestParts(text).slice(0, -1)
    while (this.parts.length < count) {
      const fresh = newestParts(text).filter((uri) => !known.includes(uri))
      for (const uri of fresh.slice(0, count - this.parts.length)) await this.#take(uri)
      known = newestParts(text)
      text = await this.#text(this.#nextUrl(known.at(-1)))
    }
  }

  #nextUrl(last: string | undefined): URL {
    const [, msn, part] = /(\d+)\.(\d+)\.m4s$/.exec(last ?? '') ?? []
    const url = new URL(this.#playlistUrl)
    if (msn !== undefined && part !== undefined) {
      url.searchParams.set('_HLS_msn', msn)
      url.searchParams.set('_HLS_part', String(Number(part) + 1))
    }
    return url
  }

  async #take(uri: string): Promise<void> {
    const response = await fetch(new URL(uri, this.#playlistUrl), this.#init)
    this.statuses.push(response.status)
    this.bytes += (await response.arrayBuffer()).byteLength
    this.parts.push(uri)
  }

  async #text(url: URL): Promise<string> {
    const response = await fetch(url, this.#init)
    this.statuses.push(response.status)
    return response.text()
  }
}

function newestParts(text: string): string[] {
  return [...text.matchAll(/#EXT-X-PART:\S*URI="([^"]+)"/g)].flatMap(([, uri]) => uri ?? [])
}
