const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

type Embedded = {
  slug: string
  /** One recording; null: whatever the programme shows at the time. */
  broadcastId: string | null
  title: string
}

/** What another page has to lend its frame; without the last a phone sleeps during the show. */
const lent = 'autoplay; fullscreen; picture-in-picture; screen-wake-lock'

/** The lines that put the player into another page: a 16:9 picture at any width, and room for the lines under it. */
export function embedSnippet(origin: string, { slug, broadcastId, title }: Embedded): string {
  const name = title.replaceAll(/[&<>"]/g, (sign) => entities[sign] ?? '')
  const path = broadcastId === null ? slug : `${slug}/${broadcastId}`
  return `<iframe src="${origin}/embed/${path}" title="${name}" style="width:100%;aspect-ratio:16/10;border:0" allow="${lent}" loading="lazy"></iframe>`
}
