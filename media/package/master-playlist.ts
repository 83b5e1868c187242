/** One rendition in the master playlist. */
export type Variant = {
  name: string
  codecs: string
  width: number | null
  height: number | null
  /** Bits a second: the highest of any segment, and the mean. */
  peakBitrate: number
  meanBitrate: number
  /** Pictures a second; null for sound, and where nothing could be measured. */
  frameRate: number | null
}

/** The master playlist (rfc8216bis §4.4.6); `prefix` goes before each rendition's playlist name. */
export function renderMasterPlaylist(variants: readonly Variant[], prefix = ''): string {
  const lines = variants.flatMap((variant) => [
    `#EXT-X-STREAM-INF:${attributes(variant)}`,
    `${prefix}${variant.name}.m3u8`,
  ])
  return `${['#EXTM3U', '#EXT-X-VERSION:9', '#EXT-X-INDEPENDENT-SEGMENTS', ...lines].join('\n')}\n`
}

function attributes(variant: Variant): string {
  return [
    `BANDWIDTH=${Math.round(variant.peakBitrate)}`,
    `AVERAGE-BANDWIDTH=${Math.round(variant.meanBitrate)}`,
    `CODECS="${variant.codecs}"`,
    ...(variant.width === null || variant.height === null
      ? []
      : [`RESOLUTION=${variant.width}x${variant.height}`]),
    ...(variant.frameRate === null ? [] : [`FRAME-RATE=${variant.frameRate.toFixed(3)}`]),
  ].join(',')
}
