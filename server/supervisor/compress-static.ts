import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

const compressGzip = promisify(gzip)
const compressBrotli = promisify(brotliCompress)
/** The best but one: the best takes ten times as long for a hundredth. */
const brotliQuality = 9
/** Smaller ones fit into a packet as they are. */
const leastBytes = 1_024

/** Writes a `.gz` and a `.br` beside every script and style below the folder: once a build instead of once a viewer. */
export async function compressStatic(folder: string): Promise<void> {
  const names = await readdir(folder, { recursive: true })
  await Promise.all(
    names.filter((name) => /\.(?:js|css)$/.test(name)).map((name) => compress(join(folder, name))),
  )
}

async function compress(path: string): Promise<void> {
  const bytes = await readFile(path)
  if (bytes.length < leastBytes) return
  const params = { [constants.BROTLI_PARAM_QUALITY]: brotliQuality }
  await writeFile(`${path}.gz`, await compressGzip(bytes, { level: 9 }))
  await writeFile(`${path}.br`, await compressBrotli(bytes, { params }))
}
