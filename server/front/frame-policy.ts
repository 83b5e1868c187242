/**
 * Pages that other sites may show in a frame; every other page of ours shows in none. The rest of the page's own policy
 * (CSP 3 §2.3, directives divided by semicolons) stays as the site said it.
 */
export function framePolicy(
  path: string,
  { ancestors, policy }: { ancestors: string; policy: string },
): Record<string, string> {
  if (!path.startsWith('/embed/')) return {}
  const others = policy
    .split(';')
    .map((directive) => directive.trim())
    .filter((directive) => directive !== '' && !directive.startsWith('frame-ancestors'))
  return { 'content-security-policy': [...others, `frame-ancestors ${ancestors}`].join('; ') }
}
