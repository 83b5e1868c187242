import { closeDb } from '#server/db.ts'
import { seedDemo } from '#prisma/demo/seed-demo.ts'

/** `node prisma/seed.ts`, on DATABASE_URL: prints one word, seeded | present | refused. */

try {
  process.stdout.write(`${await seedDemo()}\n`)
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}
await closeDb()
