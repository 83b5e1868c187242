/** What an institution has to say to everybody (features V22); `filing` holds its registration numbers (ICP). */
export const legalKinds = ['privacy', 'terms', 'filing', 'contact', 'complaints'] as const
export type LegalKind = (typeof legalKinds)[number]
