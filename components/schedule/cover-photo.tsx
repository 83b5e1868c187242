'use client'

import { useState, type ReactElement } from 'react'

type CoverPhotoProps = {
  url: string
  /** It is what its page is opened for, and comes before all else. */
  isFirst?: boolean
}

/** A picture of the show over its drawn cover; where it cannot be had the drawing stays. */
export function CoverPhoto({ url, isFirst = false }: CoverPhotoProps): ReactElement | null {
  const [isMissing, setIsMissing] = useState(false)
  if (isMissing) return null
  return (
    // eslint-disable-next-line nextjs/no-img-element -- Pictures are not put through an optimiser (next.config.ts).
    <img
      // It may have failed before the page came to life and could hear of it.
      ref={(image) => void (image?.complete && image.naturalWidth === 0 && setIsMissing(true))}
      src={url}
      alt=""
      loading={isFirst ? 'eager' : 'lazy'}
      fetchPriority={isFirst ? 'high' : 'auto'}
      decoding={isFirst ? 'sync' : 'async'}
      onError={() => setIsMissing(true)}
      className="absolute inset-0 size-full object-cover tall:object-contain tall:object-top"
    />
  )
}
