/** Work that nobody asks for and that has to happen all the same. */
export type Job = {
  name: string
  /** However many workers run, it runs once in this time. */
  everySeconds: number
  /** Returns how many things it changed. */
  run(): Promise<number>
}
