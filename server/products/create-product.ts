import { writeAudit } from '#server/audit/write-audit.ts'
import { transaction } from '#server/db.ts'
import { insertProduct, type NewProduct } from './product-write.repo.ts'

/** Puts a product on the institution's shelf; returns its id. */
export async function createProduct(product: NewProduct, actorId: string | null): Promise<string> {
  return transaction(async (tx) => {
    const id = await insertProduct(tx, product)
    await writeAudit(tx, { actorId, act: 'product.create', objectKind: 'product', objectId: id })
    return id
  })
}
