import { readFile } from 'node:fs/promises'
import { PrismaPg } from '@prisma/adapter-pg'
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils'
import * as glue from '@prisma/schema-engine-wasm/schema_engine_bg'

let loading: Promise<void> | undefined

/**
 * Prisma's schema engine as WebAssembly: the official CLI downloads a native binary at run time, this one comes
 * with the npm package and keeps the same records (`_prisma_migrations`). Call `free()` when done.
 */
export async function openSchemaEngine(databaseUrl: string, schema: string): Promise<glue.SchemaEngine> {
  // A second instance would be mixed up with the first: the package's glue keeps one in a module variable.
  loading ??= loadEngine()
  await loading
  const adapter = bindMigrationAwareSqlAdapterFactory(
    new WholeScripts({ connectionString: databaseUrl, idleTimeoutMillis: 50 }),
  )
  return glue.SchemaEngine.new({ datamodels: [['schema.prisma', schema]] }, ignoreLog, adapter)
}

async function loadEngine(): Promise<void> {
  const entry = import.meta.resolve('@prisma/schema-engine-wasm/schema_engine_bg')
  const code = await readFile(new URL(entry.replace(/\.js$/, '.wasm')))
  const { instance } = await WebAssembly.instantiate(code, { './schema_engine_bg.js': { ...glue } })
  glue.__wbg_set_wasm(instance.exports)
  const start = instance.exports['__wbindgen_start']
  if (typeof start === 'function') Reflect.apply(start, undefined, [])
}

function ignoreLog(): void {}

/** The adapter cuts a script at every semicolon, also inside a function's body; sent whole it is one transaction too. */
class WholeScripts extends PrismaPg {
  override async connect(): ReturnType<PrismaPg['connect']> {
    const adapter = await super.connect()
    adapter.executeScript = async (script) => {
      await adapter.executeRaw({ sql: script, args: [], argTypes: [] })
    }
    return adapter
  }
}
