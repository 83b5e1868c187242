import { readText } from '#components/ui/read-text.ts'

/** The text fields of an account form. */
export function readFields(form: HTMLFormElement): { name: string; email: string; password: string } {
  const data = new FormData(form)
  return {
    name: readText(data, 'name'),
    email: readText(data, 'email'),
    password: readText(data, 'password'),
  }
}
