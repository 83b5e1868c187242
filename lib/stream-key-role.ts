/** What an encoder's key is for: the main one, or the one that takes over when the main one fails. */
export const streamKeyRoles = ['main', 'backup'] as const
export type StreamKeyRole = (typeof streamKeyRoles)[number]
