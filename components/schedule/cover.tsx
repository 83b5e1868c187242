import type { ReactElement } from 'react'
import { risingLine, seededNumbers, smoothPath } from './cover-shapes.ts'

type CoverProps = { slug: string; scene: string; className?: string }

/** A programme's drawn cover: the scene gives the motif, the slug its shape. Pure decoration. */
export function Cover({ slug, scene, className }: CoverProps): ReactElement {
  return (
    <svg viewBox="0 0 640 360" preserveAspectRatio="xMidYMid slice" aria-hidden className={className}>
      <Motif slug={slug} scene={scene} />
    </svg>
  )
}

function Motif({ slug, scene }: { slug: string; scene: string }): ReactElement {
  const random = seededNumbers(slug)
  if (scene === 'investment') return <Market random={random} id={slug} />
  if (scene === 'study-abroad') return <Arcade random={random} />
  if (scene === 'cross-border') return <Horizon random={random} />
  return <Rings random={random} />
}

function Market({ random, id }: { random: () => number; id: string }): ReactElement {
  const far = smoothPath(risingLine(random, { width: 640, steps: 7, from: 250, to: 120 }))
  const near = risingLine(random, { width: 640, steps: 9, from: 300, to: 92 })
  const last = near.at(-3)
  const line = smoothPath(near)
  return (
    <>
      <defs>
        <linearGradient id={`market-${id}`} x1="0" y1="0" x2="0" y2="1">
          <stop offset="0" stopColor="#2b8f79" stopOpacity="0.55" />
          <stop offset="1" stopColor="#2b8f79" stopOpacity="0" />
        </linearGradient>
      </defs>
      <rect width="640" height="360" fill="#0a332d" />
      {[60, 120, 180, 240, 300].map((y) => (
        <path key={y} d={`M0 ${y}H640`} stroke="#ffffff" strokeOpacity="0.07" />
      ))}
      {Array.from({ length: 26 }, (_, bar) => {
        const height = 14 + random() * 46
        return (
          <rect
            key={bar}
            x={12 + bar * 24}
            y={360 - height}
            width="9"
            height={height}
            rx="2"
            fill="#ffffff"
            opacity="0.08"
          />
        )
      })}
      <path d={`${far}V360H0Z`} fill="#ffffff" opacity="0.05" />
      <path d={`${line}V360H0Z`} fill={`url(#market-${id})`} />
      <path d={line} fill="none" stroke="#e6c37a" strokeWidth="3" />
      {last && <circle cx={last.x} cy={last.y} r="6" fill="#e6c37a" stroke="#0a332d" strokeWidth="3" />}
    </>
  )
}

function Arcade({ random }: { random: () => number }): ReactElement {
  const sun = 120 + random() * 400
  return (
    <>
      <rect width="640" height="360" fill="#17304f" />
      <circle cx={sun} cy="150" r="84" fill="#e9d9b4" opacity="0.92" />
      <rect y="268" width="640" height="92" fill="#0f2139" />
      {[0, 1, 2, 3, 4].map((arch) => {
        const x = arch * 136 - 20
        return (
          <g key={arch} fill="none" stroke="#dfe7f2">
            <path d={`M${x} 360V190a56 70 0 0 1 112 0V360`} strokeWidth="3" strokeOpacity="0.75" />
            <path d={`M${x + 14} 360V194a42 54 0 0 1 84 0V360`} strokeWidth="1.4" strokeOpacity="0.4" />
            <path
              d={`M${x + 56} 132V360M${x + 14} 232H${x + 98}M${x + 14} 296H${x + 98}`}
              strokeWidth="1.2"
              strokeOpacity="0.28"
            />
          </g>
        )
      })}
      <path d="M0 78H640" stroke="#dfe7f2" strokeOpacity="0.22" />
    </>
  )
}

function Horizon({ random }: { random: () => number }): ReactElement {
  const sun = 160 + random() * 320
  return (
    <>
      <rect width="640" height="360" fill="#7d3a27" />
      <rect width="640" height="120" fill="#63291c" />
      <circle cx={sun} cy="178" r="74" fill="#f0c98a" />
      <circle cx={sun} cy="178" r="112" fill="none" stroke="#f0c98a" strokeOpacity="0.28" />
      {[0, 1, 2, 3, 4].map((wave) => {
        const points = Array.from({ length: 9 }, (_, step) => ({
          x: step * 80,
          y: Math.round(200 + wave * 34 + (step % 2 === 0 ? -1 : 1) * (7 + random() * 8)),
        }))
        return (
          <path key={wave} d={`${smoothPath(points)}V360H0Z`} fill="#20343d" opacity={0.34 + wave * 0.16} />
        )
      })}
      <path
        d={`M60 ${70 + random() * 30}q60 -34 120 -4t120 -18`}
        fill="none"
        stroke="#fff4dd"
        strokeDasharray="2 9"
        strokeLinecap="round"
        strokeWidth="3"
        opacity="0.65"
      />
    </>
  )
}

function Rings({ random }: { random: () => number }): ReactElement {
  const x = 200 + random() * 240
  return (
    <>
      <rect width="640" height="360" fill="#2f3a38" />
      {[40, 84, 128, 172, 216, 260].map((radius) => (
        <circle
          key={radius}
          cx={x}
          cy="200"
          r={radius}
          fill="none"
          stroke="#e9e4d4"
          strokeOpacity={0.5 - radius / 700}
          strokeWidth="2"
        />
      ))}
    </>
  )
}
