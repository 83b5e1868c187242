/** A text field of a form; a file, or nothing, is the empty text. */
export function readText(data: FormData, name: string): string {
  const value = data.get(name)
  return typeof value === 'string' ? value : ''
}
