/** What is written in the generated picture. Without a font there is no text. */
export type SceneTexts = { title: string; ticker: string }
export type SceneFonts = { text: string | null }

export const sceneSize = { width: 1280, height: 720, fps: 25 } as const

const chart = { x: 60, y: 190, width: 1160, height: 360 } as const
const gold = '0xffd166'
const green = '0x50c878'
/** drawgraph counts the colour of a line backwards (alpha, blue, green, red), that of the ground like everybody. */
const chartLine = '0xff78c850'
const chartGround = '0x12263a'

/** The price: slow waves under quick ones. */
const price = '128+50*sin(T*0.35)+30*sin(T*1.3+1)+16*sin(T*3.7)+10*sin(T*9.1)'

/**
 * ffmpeg's filter graph of a finance show: a chart that moves, a running clock, an index, a ticker.
 * Paced by the clock; output pad [picture].
 */
export function sceneGraph(texts: SceneTexts, fonts: SceneFonts): string {
  const { width, height, fps } = sceneSize
  const ground = `color=c=0x0d1b2a:s=${width}x${height}:r=${fps},format=yuv420p[ground]`
  // Drawn at half size: the line becomes thick, and half the work.
  const line = [
    `color=s=8x8:r=${fps}`,
    `format=gray`,
    `geq=lum='${price}'`,
    `signalstats`,
    `drawgraph=m1=lavfi.signalstats.YAVG:fg1=${chartLine}:bg=${chartGround}:min=10:max=246:mode=line:slide=scroll:size=${chart.width / 2}x${chart.height / 2}`,
    `scale=${chart.width}:${chart.height}:flags=neighbor,format=yuv420p[chart]`,
  ].join(',')
  const light = `color=white@0.14:s=180x${chart.height}:r=${fps},format=yuva420p[light]`
  const picture = [
    `[ground][chart]overlay=${chart.x}:${chart.y}[drawn]`,
    `[drawn][light]overlay=x='mod(t*140,${width + 180})-180':y=${chart.y},drawgrid=x=${chart.x}:y=${chart.y}:w=145:h=90:t=1:c=white@0.08${words(texts, fonts)},realtime[picture]`,
  ]
  return [ground, line, light, ...picture].join(';')
}

function words(texts: SceneTexts, { text: font }: SceneFonts): string {
  if (font === null) return ''
  const clock = String.raw`%{localtime\:%H\\\:%M\\\:%S}`
  const index = String.raw`%{eif\:3050+40*sin(t*0.35)+12*sin(t*1.3)\:d}.%{eif\:mod(t*37\,100)\:d\:2}`
  return [
    '',
    drawText(font, quote(texts.title), 'x=60:y=50:fontsize=46:fontcolor=white'),
    drawText(font, `'${clock}'`, `x=w-tw-60:y=126:fontsize=40:fontcolor=${gold}`),
    drawText(font, `'${index}'`, `x=60:y=126:fontsize=40:fontcolor=${green}`),
    drawText(font, quote(texts.ticker), `x='w-mod(t*90,w+tw)':y=660:fontsize=28:fontcolor=0xcbd5e1`),
  ].join(',')
}

function drawText(font: string, text: string, rest: string): string {
  return `drawtext=fontfile='${font}':text=${text}:${rest}`
}

/** A text of ours inside a filter graph: its own quoting, and drawtext's expansion, are kept out of it. */
function quote(text: string): string {
  return `'${text.replaceAll(/['\\%:]/g, ' ')}'`
}
