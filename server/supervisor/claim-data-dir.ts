import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { claimFile, type Claim } from './claim-file.ts'
import { StartError } from './start-error.ts'

/** Makes the folder and claims it: two copies on one folder would write over each other. Resolves with what gives it back. */
export async function claimDataDir(dataDir: string): Promise<() => Promise<void>> {
  const claim = await makeAndClaim(dataDir)
  if (claim.kind === 'held')
    throw new StartError(`DATA_DIR ${dataDir} is in use by a running copy (process ${claim.by})`)
  return claim.release
}

async function makeAndClaim(dataDir: string): Promise<Claim> {
  try {
    // Others may pass, for the database's system user, but not look.
    await mkdir(dataDir, { recursive: true, mode: 0o711 })
    return await claimFile(join(dataDir, 'supervisor.pid'))
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error)
    throw new StartError(`DATA_DIR ${dataDir} cannot be written (${code}): choose another by DATA_DIR=…`)
  }
}
