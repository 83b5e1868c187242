import type { ReactElement } from 'react'
import { NotFoundNotice } from '#app/not-found-notice.tsx'

/** A page that found nothing of the name it was asked for. */
export default function NotFound(): ReactElement {
  return <NotFoundNotice />
}
