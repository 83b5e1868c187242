/** The first letter of a name as people see it, for a round portrait without a picture. */
export function firstLetter(name: string): string {
  const [first] = new Intl.Segmenter().segment(name)
  return first?.segment ?? ''
}
