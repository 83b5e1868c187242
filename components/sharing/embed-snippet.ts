const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** The lines that put the player into another page, 16:9 at any width. */
export function embedSnippet(origin: string, slug: string, title: string): string {
  const name = title.replaceAll(/[&<>"]/g, (sign) => entities[sign] ?? '')
  return `<iframe src="${origin}/embed/${slug}" title="${name}" style="width:100%;aspect-ratio:16/9;border:0" allow="autoplay; fullscreen; picture-in-picture" loading="lazy"></iframe>`
}
