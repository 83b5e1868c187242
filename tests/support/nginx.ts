import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Child, lastLine } from '#server/child.ts'
import { rootFolder } from '#server/supervisor/start-node.ts'
import { makeCertificate } from './certificate.ts'
import { freePorts } from './ports.ts'
import { waitFor } from './wait-for.ts'

export type NginxOptions = {
  /** Holds everything that it writes. */
  folder: string
  /** Where the media process, or what stands before it, listens. */
  mediaPort: number
  /** The pages' and the rooms' ports; nobody need listen there. */
  sitePort?: number
  realtimePort?: number
}

/** Debian's nginx with deploy/nginx/caibo.conf, in which only ports and paths are replaced. */
export class Nginx {
  readonly httpPort: number
  readonly httpsPort: number
  readonly #child: Child
  readonly #folder: string

  private constructor(of: { httpPort: number; httpsPort: number; child: Child; folder: string }) {
    this.httpPort = of.httpPort
    this.httpsPort = of.httpsPort
    this.#child = of.child
    this.#folder = of.folder
  }

  static async start(options: NginxOptions): Promise<Nginx> {
    const { folder } = options
    const [httpPort = 0, httpsPort = 0] = await freePorts(2)
    await mkdir(folder, { recursive: true })
    await chmod(folder, 0o755)
    await makeCertificate('localhost', {
      keyFile: join(folder, 'privkey.pem'),
      certFile: join(folder, 'fullchain.pem'),
    })
    await writeFile(join(folder, 'caibo.conf'), await fill({ ...options, httpPort, httpsPort }))
    await writeFile(join(folder, 'nginx.conf'), mainConfig(folder))
    const child = new Child({ command: 'nginx', args: ['-p', folder, '-c', join(folder, 'nginx.conf')] })
    const nginx = new Nginx({ httpPort, httpsPort, child, folder })
    await Promise.race([
      waitFor('nginx to answer', async () => (await fetch(`${nginx.url}/hls/none`)).status === 404),
      child.exited.then((exit) => {
        throw new Error(`nginx ended: ${lastLine(exit)}`)
      }),
    ])
    return nginx
  }

  get url(): string {
    return `http://127.0.0.1:${this.httpPort}`
  }

  /** Its master process. */
  get pid(): number {
    const { pid } = this.#child
    if (pid === undefined) throw new Error('nginx did not start')
    return pid
  }

  /** What it complained of. */
  errors(): Promise<string> {
    return readFile(join(this.#folder, 'error.log'), 'utf8')
  }

  async stop(): Promise<void> {
    await this.#child.stop()
  }
}

async function fill(options: NginxOptions & { httpPort: number; httpsPort: number }): Promise<string> {
  const { folder, mediaPort, sitePort = 9, realtimePort = 9, httpPort, httpsPort } = options
  const replacements: [string, string][] = [
    ['listen 80 ', `listen 127.0.0.1:${httpPort} `],
    ['listen 443 ', `listen 127.0.0.1:${httpsPort} `],
    ['127.0.0.1:3003', `127.0.0.1:${sitePort}`],
    ['127.0.0.1:3001', `127.0.0.1:${realtimePort}`],
    ['127.0.0.1:3002', `127.0.0.1:${mediaPort}`],
    ['/run/', `${folder}/`],
    ['/var/cache/nginx/', `${folder}/`],
    ['/etc/nginx/caibo/', `${folder}/`],
  ]
  let text = await readFile(join(rootFolder, 'deploy', 'nginx', 'caibo.conf'), 'utf8')
  for (const [from, to] of replacements) {
    if (!text.includes(from)) throw new Error(`deploy/nginx/caibo.conf has no ${from}`)
    text = text.replaceAll(from, to)
  }
  return text
}

/** What Debian's own nginx.conf gives, with all paths in the folder. */
function mainConfig(folder: string): string {
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
  return [
    'daemon off;',
    // As root the workers would be another user, who may not enter the test's folder.
    ...(process.getuid?.() === 0 ? ['user root;'] : []),
    'worker_processes 1;',
    `pid ${folder}/nginx.pid;`,
    `error_log ${folder}/error.log warn;`,
    'events { worker_connections 16384; }',
    'http {',
    '  default_type application/octet-stream;',
    '  access_log off;',
    ...temporary.map((name) => `  ${name}_temp_path ${folder}/${name};`),
    `  include ${folder}/caibo.conf;`,
    '}',
    '',
  ].join('\n')
}
