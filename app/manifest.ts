import type { MetadataRoute } from 'next'
import { getTranslations } from 'next-intl/server'

/** What a phone needs to put the site among its apps (W3C Web Application Manifest). */
export default async function manifest(): Promise<MetadataRoute.Manifest> {
  const [common, schedule] = await Promise.all([getTranslations('common'), getTranslations('schedule')])
  return {
    id: '/',
    name: `${common('brand')} · ${common('tagline')}`,
    short_name: common('brand'),
    description: schedule('description'),
    start_url: '/',
    display: 'standalone',
    background_color: '#f5f4ef',
    theme_color: '#0b5a4d',
    icons: [
      { src: '/icon.svg', sizes: 'any', type: 'image/svg+xml', purpose: 'any' },
      { src: '/maskable.svg', sizes: 'any', type: 'image/svg+xml', purpose: 'maskable' },
    ],
  }
}
