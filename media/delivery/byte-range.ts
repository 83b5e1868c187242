import type { ByteRange } from './watchable.ts'

/**
 * What a Range header asks of `bytes` bytes (RFC 9110 §14.2): one range, 'unsatisfiable', or null when the whole is
 * to be sent, as it is for several ranges and for what is no range.
 */
export function parseByteRange(
  header: string | undefined,
  bytes: number,
): ByteRange | 'unsatisfiable' | null {
  const [, from, to] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header ?? '') ?? []
  if (from === undefined || to === undefined || (from === '' && to === '')) return null
  if (from === '') {
    const last = Math.min(Number(to), bytes)
    return last === 0 ? 'unsatisfiable' : { start: bytes - last, end: bytes - 1 }
  }
  const start = Number(from)
  const end = to === '' ? bytes - 1 : Math.min(Number(to), bytes - 1)
  if (to !== '' && Number(to) < start) return null
  return start < bytes ? { start, end } : 'unsatisfiable'
}

/** The given bytes of buffers that follow on one another, without copying them. */
export function sliceBuffers(buffers: readonly Buffer[], { start, end }: ByteRange): Buffer[] {
  let offset = 0
  return buffers.flatMap((buffer) => {
    const from = Math.max(0, start - offset)
    const to = Math.min(buffer.length, end + 1 - offset)
    offset += buffer.length
    return from < to ? [buffer.subarray(from, to)] : []
  })
}
