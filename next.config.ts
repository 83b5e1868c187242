import createNextIntlPlugin from 'next-intl/plugin'
import type { NextConfig } from 'next'

const securityHeaders = [
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'Referrer-Policy', value: 'strict-origin-when-cross-origin' },
  { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
  { key: 'Permissions-Policy', value: 'camera=(), microphone=(), geolocation=(), payment=()' },
]

const config: NextConfig = {
  poweredByHeader: false,
  // A started copy serves a finished build that no later build touches (server/supervisor/build-site.ts).
  distDir: process.env['SITE_FOLDER'] ?? '.next',
  // An optimiser fetches what it is told to: off, so that no URL of ours can be turned inwards.
  images: { unoptimized: true },
  // Native or process-bound modules that must stay real requires of the server.
  serverExternalPackages: [
    'pino',
    'pg',
    '@prisma/adapter-pg',
    '@prisma/client',
    '@node-rs/argon2',
    '@node-rs/jieba',
    'better-auth',
    'sharp',
  ],
  // The type check is a step of its own in the tests; a build on a small machine need not repeat it.
  typescript: { ignoreBuildErrors: true },
  // Messages come parsed from the server (messages/load-messages.ts): the parser stays out of the pages' scripts.
  turbopack: {
    resolveAlias: {
      'use-intl/format-message': './node_modules/use-intl/dist/esm/production/format-message/format-only.js',
    },
  },
  headers: async () => [
    { source: '/:path*', headers: securityHeaders },
    // The embedded player's own policy is written by the front (server/front/frame-policy.ts).
    { source: '/:path((?!embed/).*)', headers: [{ key: 'X-Frame-Options', value: 'DENY' }] },
    // The link out names the viewer: no other site is told where it came from.
    { source: '/out/:path*', headers: [{ key: 'Referrer-Policy', value: 'no-referrer' }] },
  ],
}

export default createNextIntlPlugin('./app/intl-request.ts')(config)
