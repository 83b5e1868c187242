import { encode } from 'uqr'
import { risingLine, seededNumbers, smoothPath } from '#components/schedule/cover-shapes.ts'
import { escapeXml } from './escape-xml.ts'
import type { ShareWords } from './share-words.ts'
import { emsOf, wrapText } from './wrap-text.ts'

const serif = `'Noto Serif CJK SC','Source Han Serif SC','Songti SC',serif`
const sans = `'Noto Sans CJK SC','Source Han Sans SC','PingFang SC',sans-serif`

/** The picture that others show with a link (Open Graph): 1200 × 630. */
export function drawOpenGraph(words: ShareWords, slug: string): string {
  const lines = wrapText(words.title, { ems: 14, mostLines: 3 })
  const top = 330 - lines.length * 44
  return svg(
    { width: 1200, height: 630 },
    `${backdrop(slug, { width: 1200, height: 630 })}
    ${brand(words, { x: 72, y: 92 })}
    ${badge(words.state, { x: 72, y: top - 60 })}
    ${lines.map((line, row) => text(line, { x: 72, y: top + 40 + row * 92, size: 72, family: serif, weight: 700 })).join('')}
    ${text(`${words.host} · ${words.institution}`, { x: 72, y: 520, size: 32, family: sans, weight: 500 })}
    ${text(words.time, { x: 72, y: 568, size: 28, family: sans, weight: 400, opacity: 0.8 })}`,
  )
}

/** The picture that is passed on by itself, with the way back on it: 1080 × 1920. */
export function drawPoster(words: ShareWords, slug: string, url: string): string {
  const lines = wrapText(words.title, { ems: 9.5, mostLines: 4 })
  const below = 500 + lines.length * 122 + 40
  return svg(
    { width: 1080, height: 1920 },
    `${backdrop(slug, { width: 1080, height: 1920 })}
    ${brand(words, { x: 90, y: 150 })}
    ${badge(words.state, { x: 90, y: 330 })}
    ${lines.map((line, row) => text(line, { x: 90, y: 500 + row * 122, size: 94, family: serif, weight: 700 })).join('')}
    ${text(words.host, { x: 90, y: below, size: 46, family: sans, weight: 500 })}
    ${text(words.institution, { x: 90, y: below + 64, size: 36, family: sans, weight: 400, opacity: 0.8 })}
    ${text(words.time, { x: 90, y: below + 130, size: 40, family: sans, weight: 400 })}
    <rect x="90" y="1320" width="420" height="420" rx="28" fill="#ffffff"/>
    ${code(url, { x: 122, y: 1352, size: 356 })}
    ${wrapText(words.scan, { ems: 11, mostLines: 4 })
      .map((line, row) => text(line, { x: 560, y: 1460 + row * 58, size: 40, family: sans, weight: 500 }))
      .join('')}
    ${wrapText(words.risk, { ems: 44, mostLines: 2 })
      .map((line, row) =>
        text(line, { x: 90, y: 1822 + row * 32, size: 22, family: sans, weight: 400, opacity: 0.7 }),
      )
      .join('')}`,
  )
}

type Size = { width: number; height: number }

function svg({ width, height }: Size, inside: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${inside}</svg>`
}

/** Deep pine with the line of the programme's own cover. */
function backdrop(slug: string, { width, height }: Size): string {
  const random = seededNumbers(slug)
  const line = (from: number, to: number) =>
    smoothPath(risingLine(random, { width, steps: 9, from: height * from, to: height * to }))
  const far = line(0.86, 0.42)
  return `<defs><linearGradient id="deep" x1="0" y1="0" x2="1" y2="1"><stop offset="0" stop-color="#06231d"/><stop offset="1" stop-color="#0d4a3f"/></linearGradient></defs>
    <rect width="${width}" height="${height}" fill="url(#deep)"/>
    <path d="${far}L${width} ${height}L0 ${height}Z" fill="#2b8f79" opacity="0.16"/>
    <path d="${line(0.92, 0.5)}" fill="none" stroke="#e6c37a" stroke-opacity="0.5" stroke-width="4"/>`
}

function brand({ brand: name, tagline }: ShareWords, { x, y }: { x: number; y: number }): string {
  return `<rect x="${x}" y="${y - 44}" width="56" height="56" rx="14" fill="#0b5a4d" stroke="#62c6ad" stroke-opacity="0.6"/>
    <path d="M${x + 13} ${y}l10 -12l8 7l12 -17" fill="none" stroke="#ffffff" stroke-width="4.5" stroke-linecap="round" stroke-linejoin="round"/>
    ${text(name, { x: x + 76, y: y, size: 40, family: serif, weight: 700 })}
    ${text(tagline, { x: x + 76 + emsOf(name) * 41 + 20, y: y - 2, size: 26, family: sans, weight: 400, opacity: 0.75 })}`
}

function badge(words: string, { x, y }: { x: number; y: number }): string {
  const width = emsOf(words) * 30 + 44
  return `<rect x="${x}" y="${y - 38}" width="${width}" height="54" rx="27" fill="#b8321f"/>${text(words, { x: x + 22, y, size: 30, family: sans, weight: 600 })}`
}

/** A QR code (ISO/IEC 18004) as one path, in black on the white under it; a quarter of it may be lost. */
function code(url: string, { x, y, size }: { x: number; y: number; size: number }): string {
  const { data } = encode(url, { ecc: 'M', border: 0 })
  const dot = size / data.length
  const dots = data.flatMap((row, line) =>
    row.flatMap((isDark, column) =>
      isDark ? `M${x + column * dot} ${y + line * dot}h${dot}v${dot}h${-dot}z` : [],
    ),
  )
  return `<path d="${dots.join('')}" fill="#06231d" shape-rendering="crispEdges"/>`
}

type TextPlace = { x: number; y: number; size: number; family: string; weight: number; opacity?: number }

function text(words: string, { x, y, size, family, weight, opacity = 1 }: TextPlace): string {
  return `<text x="${x}" y="${y}" font-family="${family}" font-size="${size}" font-weight="${weight}" fill="#ffffff" fill-opacity="${opacity}">${escapeXml(words)}</text>`
}
