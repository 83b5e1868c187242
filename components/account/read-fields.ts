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

/** Puts the cursor into a field that was refused: a screen reader then reads what it says of itself. */
export function focusField(form: HTMLFormElement, name: string): void {
  form.querySelector<HTMLInputElement>(`input[name="${name}"]`)?.focus()
}
