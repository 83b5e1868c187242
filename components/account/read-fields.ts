/** The text fields of an account form. */
export function readFields(form: HTMLFormElement): { name: string; email: string; password: string } {
  const data = new FormData(form)
  const text = (name: string) => {
    const value = data.get(name)
    return typeof value === 'string' ? value : ''
  }
  return { name: text('name'), email: text('email'), password: text('password') }
}
