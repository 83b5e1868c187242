import { PrismaPg } from '@prisma/adapter-pg'
import { z } from 'zod'
import { Prisma, PrismaClient } from '#generated/prisma/client.ts'
import { required } from '#server/env.ts'

export type Db = PrismaClient

/** Inside a transaction only; a repo function that takes a `Tx` must not be called without one. */
export type Tx = Prisma.TransactionClient

const transactionTimeoutMs = 15_000

let client: PrismaClient | undefined

/** The process's one database client: opened on first use, pooled. */
export function db(): Db {
  client ??= new PrismaClient({
    // The longer formats quote the call with its values: people's words and names would reach the log.
    errorFormat: 'minimal',
    adapter: new PrismaPg({
      connectionString: required('DATABASE_URL'),
      max: 10,
      connectionTimeoutMillis: 5_000,
      // A statement that hangs must not keep its connection, and what it locked, from everybody else.
      statement_timeout: 10_000,
      idle_in_transaction_session_timeout: transactionTimeoutMs + 5_000,
      // A server that does not answer at all cannot end it either.
      query_timeout: 12_000,
      keepAlive: true,
    }),
  })
  return client
}

/** The client's own code is loaded with its first question: asked ahead, nobody waits for that. */
export async function warmDb(): Promise<void> {
  await db().$queryRaw`SELECT 1`
}

export async function closeDb(): Promise<void> {
  await client?.$disconnect()
  client = undefined
}

/** Runs the work in one transaction; it is rolled back when the work throws. */
export function transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  return db().$transaction(work, { maxWait: 5_000, timeout: transactionTimeoutMs })
}

/** Whether a failure is a unique constraint's: told by Prisma's code, never by its words. */
export function isUniqueViolation(error: unknown): boolean {
  return error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002'
}

// What a raw statement's failure carries: Prisma gives all of them one code of its own.
const rawViolation = z.object({
  driverAdapterError: z.object({
    cause: z.object({ kind: z.enum(['UniqueConstraintViolation', 'ForeignKeyConstraintViolation']) }),
  }),
})

/** Whether a row was refused by a unique or foreign key: the statement is at fault, not the database. */
export function isConstraintViolation(error: unknown): boolean {
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return false
  return error.code === 'P2002' || error.code === 'P2003' || rawViolation.safeParse(error.meta).success
}
