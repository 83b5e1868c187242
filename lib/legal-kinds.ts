/** What an institution has to say to everybody (features V22): `education` of risk, `filing` with its registration numbers (ICP). */
export const legalKinds = ['education', 'privacy', 'terms', 'filing', 'contact', 'complaints'] as const
export type LegalKind = (typeof legalKinds)[number]
