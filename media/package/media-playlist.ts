import { targetDurationSeconds } from '#lib/latency-mode.ts'
import type {
  ListedPart,
  ListedSegment,
  OpenSegment,
  PlaylistView,
  RenditionReport,
} from './playlist-view.ts'

/** Segments this far from the end may be left out of a delta update; at least 6 target durations (rfc8216bis §4.4.3.8). */
const skipUntilSeconds = 6 * targetDurationSeconds

/** Clients that come back from a pause look for a date near the end. */
const datedTailSegments = 3

/**
 * A media playlist (rfc8216bis §4.4). `isDelta` leaves out the old segments that the client has
 * (EXT-X-SKIP), where there are any; `reports` say where the other renditions stand.
 */
export function renderMediaPlaylist(
  view: PlaylistView,
  { isDelta = false, reports = [] }: { isDelta?: boolean; reports?: readonly RenditionReport[] } = {},
): string {
  const skipped = isDelta ? countSkipped(view) : 0
  const listed = view.segments.slice(skipped)
  const lines = [...headLines(view), ...(skipped > 0 ? [`#EXT-X-SKIP:SKIPPED-SEGMENTS=${skipped}`] : [])]
  let before = view.segments[skipped - 1] ?? null
  for (const [index, segment] of listed.entries()) {
    const isDated = index >= listed.length - datedTailSegments
    lines.push(renderSegment(view, segment, { before, isDated }))
    before = segment
  }
  if (view.open)
    lines.push(...leadInLines(view, view.open, { before, isDated: true }), ...partLines(view, view.open))
  if (view.isFlowing && !view.isEnded) lines.push(...hintLines(view))
  // A playlist that is over gets no reload that could use them.
  if (view.isEnded) lines.push('#EXT-X-ENDLIST')
  else lines.push(...reports.map(reportLine))
  return `${lines.join('\n')}\n`
}

function headLines(view: PlaylistView): string[] {
  const { partTargetSeconds } = view
  const first = view.segments[0]?.msn ?? view.open?.msn ?? 0
  return [
    '#EXTM3U',
    '#EXT-X-VERSION:9',
    `#EXT-X-TARGETDURATION:${targetDurationSeconds}`,
    `#EXT-X-SERVER-CONTROL:${serverControl(view)}`,
    ...(partTargetSeconds === null ? [] : [`#EXT-X-PART-INF:PART-TARGET=${seconds(partTargetSeconds)}`]),
    `#EXT-X-MEDIA-SEQUENCE:${first}`,
    `#EXT-X-DISCONTINUITY-SEQUENCE:${view.discontinuitySequence}`,
  ]
}

function serverControl(view: PlaylistView): string {
  const holdBack = Math.max(view.holdBackSeconds, 3 * targetDurationSeconds)
  const common = [
    `CAN-BLOCK-RELOAD=YES`,
    `CAN-SKIP-UNTIL=${seconds(skipUntilSeconds)}`,
    `HOLD-BACK=${seconds(holdBack)}`,
  ]
  if (view.partTargetSeconds === null) return common.join(',')
  // At least three part targets, or clients run dry (rfc8216bis §4.4.3.8).
  const partHoldBack = Math.max(view.holdBackSeconds, 3 * view.partTargetSeconds)
  return [...common, `PART-HOLD-BACK=${seconds(partHoldBack)}`].join(',')
}

type Place = { before: ListedSegment | null; isDated: boolean }

/** Old segments of a show of hours are rendered once: a list of thousands is asked for anew with every part. */
const renderedOnce = new WeakMap<ListedSegment, { rendition: string; before: ListedSegment; text: string }>()

function renderSegment(view: PlaylistView, segment: ListedSegment, { before, isDated }: Place): string {
  const known = renderedOnce.get(segment)
  const isOld = before !== null && !isDated && segment.parts.length === 0
  if (isOld && known?.before === before && known.rendition === view.rendition) return known.text
  const text = [
    ...leadInLines(view, segment, { before, isDated }),
    ...partLines(view, segment),
    ...segmentLines(view, segment),
  ].join('\n')
  if (isOld) renderedOnce.set(segment, { rendition: view.rendition, before, text })
  return text
}

/** What stands before a segment's own lines: breaks, its init segment, its date. */
function leadInLines(
  view: PlaylistView,
  segment: ListedSegment | OpenSegment,
  { before, isDated }: Place,
): string[] {
  const needsInit = !before || before.epoch !== segment.epoch || before.initName !== segment.initName
  const needsDate = isDated || !before || segment.isDiscontinuity
  return [
    ...(segment.isDiscontinuity ? ['#EXT-X-DISCONTINUITY'] : []),
    ...(needsInit ? [`#EXT-X-MAP:URI="${segment.epoch}/${view.rendition}/${segment.initName}"`] : []),
    ...(needsDate ? [`#EXT-X-PROGRAM-DATE-TIME:${new Date(segment.startedAtMs).toISOString()}`] : []),
  ]
}

function segmentLines(view: PlaylistView, segment: ListedSegment): string[] {
  return [
    ...(segment.isGap ? ['#EXT-X-GAP'] : []),
    `#EXTINF:${seconds(segment.durationSeconds)},`,
    `${segment.epoch}/${view.rendition}/${segment.msn}.m4s`,
  ]
}

function partLines(view: PlaylistView, segment: ListedSegment | OpenSegment): string[] {
  if (view.partTargetSeconds === null) return []
  // Of a segment that was lost, its parts are lost as well (rfc8216bis §4.4.4.9).
  const gap = 'isGap' in segment && segment.isGap ? ',GAP=YES' : ''
  return segment.parts.map((part, index) => `${partLine(partPath(view, segment, index), part)}${gap}`)
}

function partLine(uri: string, part: ListedPart): string {
  const independent = part.isIndependent ? ',INDEPENDENT=YES' : ''
  return `#EXT-X-PART:DURATION=${seconds(part.durationSeconds)},URI="${uri}"${independent}`
}

function reportLine({ rendition, lastMsn, lastPart }: RenditionReport): string {
  const part = lastPart === null ? '' : `,LAST-PART=${lastPart}`
  return `#EXT-X-RENDITION-REPORT:URI="${rendition}.m3u8",LAST-MSN=${lastMsn}${part}`
}

/** The part that comes next: always there while frames flow, and a request for it waits. */
function hintLines(view: PlaylistView): string[] {
  if (view.partTargetSeconds === null || !view.open) return []
  return [`#EXT-X-PRELOAD-HINT:TYPE=PART,URI="${partPath(view, view.open, view.open.parts.length)}"`]
}

function partPath(view: PlaylistView, segment: ListedSegment | OpenSegment, part: number): string {
  return `${segment.epoch}/${view.rendition}/${segment.msn}.${part}.m4s`
}

function countSkipped(view: PlaylistView): number {
  let fromEnd = view.open?.parts.reduce((sum, part) => sum + part.durationSeconds, 0) ?? 0
  let index = view.segments.length
  while (index > 0 && fromEnd < skipUntilSeconds) {
    index -= 1
    fromEnd += view.segments[index]?.durationSeconds ?? 0
  }
  const { alteredFromMsn } = view
  if (alteredFromMsn === null) return index
  const firstAltered = view.segments.findIndex((segment) => segment.msn >= alteredFromMsn)
  return firstAltered === -1 ? index : Math.min(index, firstAltered)
}

function seconds(value: number): string {
  return value.toFixed(5).replace(/\.?0+$/, '')
}
