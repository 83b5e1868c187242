/** Pages that other sites may show in a frame; every other page of ours shows in none. */
export function framePolicy(path: string, ancestors: string): Record<string, string> {
  if (!path.startsWith('/embed/')) return {}
  return { 'content-security-policy': `frame-ancestors ${ancestors}` }
}
