/** A name for one act, so that repeating it has one effect. Works on plain HTTP too, where randomUUID does not. */
export function newClientId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
