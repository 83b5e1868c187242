/** Stands for our own host, whichever it is: nobody can have this name (RFC 2606). */
const own = new URL('https://own.invalid')

/** Space, backslash and control characters: browsers drop some of them and read others as a slash. */
const dressed = /[\s\\\p{Cc}]/u

/**
 * Whether a browser that is sent there stays with us: a path that, dots and all resolved as by the URL standard, is
 * none of another host (`//evil.example`, `/..//evil.example`). Some redirect by the path as it came, some resolved.
 */
export function isOwnPath(text: string): boolean {
  if (!/^\/(?!\/)/.test(text) || dressed.test(text) || !URL.canParse(text, own)) return false
  const { origin, pathname } = new URL(text, own)
  return origin === own.origin && !pathname.startsWith('//')
}
