import { createInstitution, type BranchTree } from '#server/accounts/create-institution.ts'
import { createQueue } from '#server/queues/create-queue.ts'

export type DemoOrganisation = { cn: string; hk: string; uk: string; branchIdByPath: Map<string, string> }

const mainland: BranchTree = {
  slug: 'head-office',
  name: '总行',
  kind: 'head-office',
  below: [
    {
      slug: 'guangdong',
      name: '广东省分行',
      kind: 'province',
      below: [
        {
          slug: 'guangzhou',
          name: '广州分行',
          kind: 'city',
          below: [
            { slug: 'tianhe', name: '广州天河支行', kind: 'branch' },
            { slug: 'yuexiu', name: '广州越秀支行', kind: 'branch' },
          ],
        },
        {
          slug: 'shenzhen',
          name: '深圳分行',
          kind: 'city',
          below: [{ slug: 'futian', name: '深圳福田支行', kind: 'branch' }],
        },
      ],
    },
    {
      slug: 'shanghai',
      name: '上海市分行',
      kind: 'province',
      below: [
        {
          slug: 'pudong',
          name: '上海浦东分行',
          kind: 'city',
          below: [{ slug: 'lujiazui', name: '上海陆家嘴支行', kind: 'branch' }],
        },
      ],
    },
  ],
}

const hongKong: BranchTree = {
  slug: 'head-office',
  name: '香港总部',
  kind: 'head-office',
  below: [
    { slug: 'central', name: '中环分行', kind: 'branch' },
    { slug: 'tsim-sha-tsui', name: '尖沙咀分行', kind: 'branch' },
  ],
}

const unitedKingdom: BranchTree = {
  slug: 'head-office',
  name: 'London head office',
  kind: 'head-office',
  below: [
    { slug: 'city-of-london', name: 'City of London branch', kind: 'branch' },
    { slug: 'manchester', name: 'Manchester branch', kind: 'branch' },
  ],
}

/** Three institutions of one group in three countries, each with branches and a desk queue. */
export async function seedOrganisation(): Promise<DemoOrganisation> {
  const cn = await createInstitution({ slug: 'lanhai-cn', name: '澜海银行', country: 'CN' }, [mainland])
  const hk = await createInstitution({ slug: 'lanhai-hk', name: '澜海银行（香港）', country: 'HK' }, [
    hongKong,
  ])
  const uk = await createInstitution({ slug: 'lanhai-uk', name: 'Lanhai Bank (UK)', country: 'GB' }, [
    unitedKingdom,
  ])
  await createQueue({ institutionId: cn.institutionId, slug: 'cn-customer-centre', name: '境内客服中心' })
  await createQueue({ institutionId: hk.institutionId, slug: 'hk-customer-centre', name: '香港客服中心' })
  await createQueue({
    institutionId: uk.institutionId,
    slug: 'uk-customer-centre',
    name: 'UK customer centre',
  })
  return {
    cn: cn.institutionId,
    hk: hk.institutionId,
    uk: uk.institutionId,
    branchIdByPath: new Map([...cn.branchIdByPath, ...hk.branchIdByPath, ...uk.branchIdByPath]),
  }
}
