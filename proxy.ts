import { NextResponse, type NextRequest } from 'next/server'

/**
 * Gives every page its own script nonce, which Next reads from the request's policy header.
 * Nothing here decides who may do what: that is authorize()'s alone.
 */
export function proxy(request: NextRequest): NextResponse {
  const nonce = Buffer.from(crypto.randomUUID()).toString('base64')
  const policy = contentSecurityPolicy(nonce, process.env.NODE_ENV === 'development')
  const headers = new Headers(request.headers)
  headers.set('x-nonce', nonce)
  headers.set('Content-Security-Policy', policy)
  const response = NextResponse.next({ request: { headers } })
  response.headers.set('Content-Security-Policy', policy)
  return response
}

export const config = {
  matcher: ['/((?!api/|_next/static|favicon|icon).*)'],
}

function contentSecurityPolicy(nonce: string, isDevelopment: boolean): string {
  return [
    `default-src 'self'`,
    // React needs eval in development only, to rebuild server stacks.
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${isDevelopment ? ` 'unsafe-eval'` : ''}`,
    // media-chrome writes its style sheets into shadow roots, where no nonce can be given.
    `style-src 'self' 'unsafe-inline'`,
    `img-src 'self' blob: data:`,
    // hls.js feeds the picture from a blob and transmuxes in a worker made from one.
    `media-src 'self' blob:`,
    `worker-src 'self' blob:`,
    `connect-src 'self'`,
    `font-src 'self'`,
    `object-src 'none'`,
    `base-uri 'none'`,
    `form-action 'self'`,
    `frame-ancestors 'none'`,
  ].join('; ')
}
