import type { Answer } from './unavailable-answer.ts'

/** The longest thing that people send is an answer of two thousand characters; nothing takes files yet. */
const mostBytes = 1024 * 1024

/**
 * The refusal of a body that the parts must not be made to gather in memory: one of more than a
 * mebibyte (413), or one that does not say its length (411). Null for all others.
 */
export function refuseBody(headers: Readonly<Record<string, string | string[] | undefined>>): Answer | null {
  if (headers['transfer-encoding'] !== undefined) return refusal(411)
  return Number(headers['content-length'] ?? 0) > mostBytes ? refusal(413) : null
}

function refusal(status: number): Answer {
  return {
    status,
    // What still comes of the body is not read.
    headers: { 'content-type': 'application/json', 'cache-control': 'no-store', connection: 'close' },
    body: JSON.stringify({ ok: false, code: 'BAD_REQUEST' }),
  }
}
