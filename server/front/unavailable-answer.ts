export type Answer = { status: number; headers: Record<string, string>; body: string }

/** What a client gets while a part behind the front is away: a page that tries again for browsers, JSON for programs. */
export function unavailableAnswer(accept: string | undefined): Answer {
  const wantsPage = accept?.includes('text/html') === true
  return {
    status: 502,
    headers: {
      'content-type': wantsPage ? 'text/html; charset=utf-8' : 'application/json',
      'cache-control': 'no-store',
      'retry-after': '2',
      'x-content-type-options': 'nosniff',
    },
    body: wantsPage ? page : JSON.stringify({ ok: false, code: 'UNAVAILABLE' }),
  }
}

// No script and no file from elsewhere: everything behind the front may be away.
const page = `<!doctype html>
<html lang="zh-CN">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="refresh" content="2">
<title>财播</title>
<body style="font: 18px/1.6 system-ui, sans-serif; display: grid; place-content: center; min-height: 90vh; margin: 0 1rem; text-align: center">
<h1 style="font-size: 1.3rem">页面马上回来</h1>
<p>正在重新连接,无需刷新。</p>
<p lang="en">One moment: this page is on its way back and reloads by itself.</p>
</body>
</html>
`
