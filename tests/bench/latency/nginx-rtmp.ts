import { access, chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Child } from '#media/transcode/child.ts'
import { TestEncoder, type EncoderOptions } from '#tests/support/encoder.ts'
import { freePorts } from '#tests/support/ports.ts'
import { waitFor } from '#tests/support/wait-for.ts'

export type NginxRtmp = { url: string; stop(): Promise<void> }

const modulePath = '/usr/lib/nginx/modules/ngx_rtmp_module.so'

/**
 * Debian's nginx with its RTMP module (`apt-get install nginx-light libnginx-mod-rtmp`) in a folder of its own,
 * an encoder pushing to it, and its HLS at `/hls/show.m3u8`.
 */
export async function startNginxRtmp(encoding: Pick<EncoderOptions, 'withClock'>): Promise<NginxRtmp> {
  await access(modulePath)
  const folder = await mkdtemp(join(tmpdir(), 'caibo-nginx-'))
  // Its workers are another user.
  await chmod(folder, 0o755)
  await mkdir(join(folder, 'hls'), { mode: 0o777 })
  await chmod(join(folder, 'hls'), 0o777)
  const [rtmpPort = 0, httpPort = 0] = await freePorts(2)
  const file = join(folder, 'nginx.conf')
  await writeFile(file, configure(folder, { rtmpPort, httpPort }))
  const nginx = new Child({ command: 'nginx', args: ['-c', file, '-p', folder], outputs: 0 })
  const encoder = TestEncoder.start({
    ...{ url: `rtmp://127.0.0.1:${rtmpPort}/live/show`, gopSeconds: 2 },
    ...encoding,
  })
  const url = `http://127.0.0.1:${httpPort}`
  const stop = async (): Promise<void> => {
    await encoder.kill()
    nginx.kill()
    await nginx.exited
    await rm(folder, { recursive: true, force: true })
  }
  try {
    // As a viewer of a running show meets it: in a list that is just made, hls.js starts nearer than it means to.
    await waitFor(
      'the HLS of nginx',
      async () => {
        const response = await fetch(`${url}/hls/show.m3u8`)
        return (await response.text()).split('#EXTINF').length > 5
      },
      { timeoutMs: 40_000 },
    )
  } catch (error) {
    await stop()
    throw error
  }
  return { url, stop }
}

function configure(folder: string, ports: { rtmpPort: number; httpPort: number }): string {
  return `
    load_module ${modulePath};
    daemon off;
    worker_processes 1;
    pid ${folder}/nginx.pid;
    error_log ${folder}/error.log;
    events { worker_connections 256; }
    rtmp {
      server {
        listen 127.0.0.1:${ports.rtmpPort};
        application live {
          live on;
          hls on;
          hls_path ${folder}/hls;
          hls_fragment 2s;
          hls_playlist_length 20s;
        }
      }
    }
    http {
      access_log off;
      client_body_temp_path ${folder}/body;
      proxy_temp_path ${folder}/proxy;
      fastcgi_temp_path ${folder}/fastcgi;
      uwsgi_temp_path ${folder}/uwsgi;
      scgi_temp_path ${folder}/scgi;
      types { application/vnd.apple.mpegurl m3u8; video/mp2t ts; }
      server {
        listen 127.0.0.1:${ports.httpPort};
        root ${folder};
        add_header Cache-Control no-cache;
      }
    }
  `
}
