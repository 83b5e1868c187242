'use client'

import type { ReactElement } from 'react'

/** When even the frame fails there are no message files: one page, in both languages. */
export default function GlobalError({ retry }: { retry: () => void }): ReactElement {
  return (
    <html lang="zh-CN">
      <body
        style={{
          fontFamily: 'system-ui, sans-serif',
          display: 'grid',
          placeItems: 'center',
          minHeight: '90vh',
          colorScheme: 'light dark',
        }}
      >
        <title>财播 Caibo</title>
        <main style={{ textAlign: 'center', padding: 24 }}>
          <h1 style={{ fontSize: 24 }}>页面暂时打不开</h1>
          <p>正在恢复，请稍后重试。</p>
          <p lang="en">This page cannot be opened right now. Please try again shortly.</p>
          <button type="button" onClick={() => retry()} style={{ padding: '10px 24px', fontSize: 16 }}>
            重试 · Try again
          </button>
        </main>
      </body>
    </html>
  )
}
