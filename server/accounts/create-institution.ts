import { insertBranch, insertInstitution } from './organisation.repo.ts'

/** A branch with those below it: head office › province › city › branch. */
export type BranchTree = {
  slug: string
  name: string
  kind: 'head-office' | 'province' | 'city' | 'branch'
  below?: BranchTree[]
}

/** Founds an institution with its tree of branches. Returns its id and each branch's id by path. */
export async function createInstitution(
  institution: { slug: string; name: string; country: string },
  trees: readonly BranchTree[],
): Promise<{ institutionId: string; branchIdByPath: Map<string, string> }> {
  const institutionId = await insertInstitution(institution)
  const branchIdByPath = new Map<string, string>()
  for (const tree of trees) await plant(tree, null, institution.slug)
  return { institutionId, branchIdByPath }

  async function plant(tree: BranchTree, parentId: string | null, above: string): Promise<void> {
    const path = `${above}/${tree.slug}`
    const id = await insertBranch({ institutionId, parentId, kind: tree.kind, name: tree.name, path })
    branchIdByPath.set(path, id)
    for (const child of tree.below ?? []) await plant(child, id, path)
  }
}
