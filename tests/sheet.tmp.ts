import { readdirSync } from 'node:fs'
import { launchBrowser } from '#tests/support/browser.ts'
const b = await launchBrowser()
const p = await b.newPage({ viewport: { width: 1500, height: 1000 } })
const want = process.argv.slice(3)
const fs = readdirSync('/tmp/em').filter((f) => f.endsWith('.png') && want.some((w) => new RegExp(w).test(f)))
const { readFileSync } = await import('node:fs')
await p.setContent(
  `<body style="margin:4px;display:flex;flex-wrap:wrap;gap:8px;background:#888">${fs.map((f) => `<figure style="margin:0"><figcaption style="font:12px sans-serif">${f}</figcaption><img src="data:image/png;base64,${readFileSync('/tmp/em/' + f).toString('base64')}"></figure>`).join('')}</body>`,
)
await p.screenshot({ path: process.argv[2], fullPage: true })
await b.close()
