const yearSeconds = 31_536_000

/** Keeps a preference of this device for a year; nothing secret goes through here. */
export function setPreference(name: string, value: string): void {
  document.cookie = `${name}=${encodeURIComponent(value)}; path=/; max-age=${yearSeconds}; samesite=lax`
}
