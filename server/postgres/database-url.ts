export const databaseRole = 'caibo'

/** The address of a database of the embedded server. */
export function embeddedDatabaseUrl(server: { port: number; password: string }, database: string): string {
  return `postgresql://${databaseRole}:${encodeURIComponent(server.password)}@127.0.0.1:${server.port}/${database}`
}
