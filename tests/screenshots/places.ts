/** The pages a viewer meets, by the name of their pictures; see `stageShows` for what goes on there. */
export const places = {
  home: '/',
  'live-chat': '/live/market-open',
  'live-questions': '/live/market-open?tab=questions',
  'live-products': '/live/market-open?tab=products',
  'live-upright': '/live/summer-abroad',
  'live-upright-products': '/live/summer-abroad?tab=products',
  replay: '/replay/summer-abroad?t=5',
  'replay-questions': '/replay/summer-abroad?t=5&tab=questions',
  'replay-transcript': '/replay/summer-abroad?t=5&tab=transcript',
  waiting: '/live/portfolio-clinic',
  search: '/search?q=存单',
  account: '/account',
  notices: '/account/notices',
  settings: '/account/settings',
  'confirm-address': '/confirm-address?confirmed=1',
  assessment: '/assessment',
  privacy: '/legal/privacy',
  unsubscribe: '/unsubscribe/nothing',
  missing: '/live/nothing',
  'product-out': '/out/nothing',
  offline: '/offline.html',
  embed: '/embed/market-open',
  'forgot-password': '/forgot-password',
  'reset-password': '/reset-password?token=nothing',
  'sign-in': '/sign-in',
  'sign-up': '/sign-up',
} as const

/** Doors, which who is signed in is led past; they stand last. */
export const guestPlaces: ReadonlySet<string> = new Set([
  'forgot-password',
  'reset-password',
  'sign-in',
  'sign-up',
])

export const screens = {
  'phone-390': { width: 390, height: 844 },
  'phone-844': { width: 844, height: 390 },
  'tablet-820': { width: 820, height: 1180 },
  'desk-1440': { width: 1440, height: 900 },
} as const

/** Light, dark, and elder mode in its two sizes. */
export const looks = ['light', 'dark', 'large', 'largest'] as const
