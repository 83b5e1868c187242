let typed = ''

/** What somebody typed as their address at one door stands in the next; kept as long as the page is not loaded anew. */
export function keepTypedAddress(address: string): void {
  typed = address
}

export function typedAddress(): string {
  return typed
}
