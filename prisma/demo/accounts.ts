import type { Role } from '#lib/roles.ts'
import { now } from '#server/clock.ts'
import { recordAssessment } from '#server/products/record-assessment.ts'
import { createAccount } from '#server/sign-in/create-account.ts'
import type { DemoOrganisation } from './organisation.ts'

const demoPassword = 'caibo-demo-1'

type DemoPerson = {
  name: string
  roles: Role[]
  branch?: string
  /** Risk capacity C1–C5; none: never assessed. */
  level?: 1 | 2 | 3 | 4 | 5
  licenceNumber?: string
}

const people: Record<string, DemoPerson> = {
  viewer: { name: '林小满', roles: [], level: 2 },
  viewer2: { name: '陈嘉禾', roles: [], level: 5 },
  host: { name: '周致远', roles: ['host'], licenceNumber: 'S0980521030017' },
  agent: { name: '苏婉清', roles: ['agent'] },
  agent2: { name: '何子谦', roles: ['agent'] },
  supervisor: { name: '郑雅文', roles: ['supervisor'] },
  rm: {
    name: '梁思源',
    roles: ['relationship-manager'],
    branch: 'lanhai-cn/head-office/guangdong/guangzhou/tianhe',
  },
  rm2: {
    name: '沈一诺',
    roles: ['relationship-manager'],
    branch: 'lanhai-cn/head-office/shanghai/pudong/lujiazui',
  },
  editor: { name: '顾南乔', roles: ['editor'] },
  manager: { name: '罗启明', roles: ['programme-manager'] },
  compliance: { name: '魏知行', roles: ['compliance-officer'] },
  admin: { name: '方若谷', roles: ['admin'] },
}

/** The accounts of the public contract, `<name>@caibo.example`; staff hold their roles in the whole group. */
export async function seedAccounts(organisation: DemoOrganisation): Promise<Map<string, string>> {
  const idByName = new Map<string, string>()
  for (const [name, person] of Object.entries(people)) {
    idByName.set(name, await seedPerson(name, person, organisation))
  }
  return idByName
}

async function seedPerson(name: string, person: DemoPerson, organisation: DemoOrganisation): Promise<string> {
  const branchId =
    person.branch === undefined ? null : (organisation.branchIdByPath.get(person.branch) ?? null)
  const institutionId = branchId === null ? null : organisation.cn
  const userId = await createAccount({
    email: `${name}@caibo.example`,
    name: person.name,
    password: demoPassword,
    institutionId: organisation.cn,
    grants: person.roles.map((role) => ({ role, institutionId, branchId })),
    ...(person.licenceNumber === undefined ? {} : { qualification: qualification(person.licenceNumber) }),
  })
  if (person.level !== undefined) await recordAssessment({ userId, level: person.level, assessedAt: now() })
  return userId
}

function qualification(licenceNumber: string) {
  const expiresAt = new Date(now())
  expiresAt.setUTCFullYear(expiresAt.getUTCFullYear() + 2)
  return { licenceNumber, employer: '澜海银行', expiresAt }
}
