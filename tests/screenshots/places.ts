/** The pages a viewer meets, by the name of their pictures. */
export const places = {
  home: '/',
  'live-chat': '/live/market-open',
  'live-questions': '/live/market-open?tab=questions',
  'live-products': '/live/market-open?tab=products',
  waiting: '/live/portfolio-clinic',
  search: '/search?q=存单',
  account: '/account',
  notices: '/account/notices',
  settings: '/account/settings',
  assessment: '/assessment',
  privacy: '/legal/privacy',
  embed: '/embed/market-open',
  'forgot-password': '/forgot-password',
  'sign-in': '/sign-in',
  'sign-up': '/sign-up',
} as const

/** Doors, which who is signed in is led past; they stand last. */
export const guestPlaces: ReadonlySet<string> = new Set(['forgot-password', 'sign-in', 'sign-up'])

export const screens = {
  'phone-390': { width: 390, height: 844 },
  'phone-844': { width: 844, height: 390 },
  'tablet-820': { width: 820, height: 1180 },
  'desk-1440': { width: 1440, height: 900 },
} as const

/** Light, dark, and elder mode in its two sizes. */
export const looks = ['light', 'dark', 'large', 'largest'] as const
