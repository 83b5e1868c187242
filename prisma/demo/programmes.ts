import type { ProgrammeContent } from '#lib/programmes.ts'
import { now } from '#server/clock.ts'
import { changeProgramme } from '#server/programmes/change-programme.ts'
import { createProgramme } from '#server/programmes/create-programme.ts'
import type { DemoOrganisation } from './organisation.ts'

type DemoProgramme = Pick<
  ProgrammeContent,
  'slug' | 'title' | 'summary' | 'scene' | 'latencyMode' | 'liveOnEncoder' | 'minutes' | 'riskText'
> & { starts: Date; products: string[] }

const investmentRisk =
  '本节目为投资者教育内容，不构成投资建议。理财非存款，产品有风险，投资须谨慎；过往业绩不代表未来表现。'
const serviceRisk = '节目内容仅供参考，手续费、汇率与签证要求以办理时公布为准。购汇须符合外汇管理规定。'

function planProgrammes(): DemoProgramme[] {
  return [
    {
      slug: 'market-open',
      title: '开市早班车：今天的钱往哪儿走',
      summary:
        '每个交易日开盘前后，首席投顾周致远讲清隔夜外盘、早间资金面和三条值得盯的线索。看懂再动手，不追涨、不荐股。',
      scene: 'investment',
      latencyMode: 'low',
      liveOnEncoder: true,
      minutes: 120,
      starts: thisHour(),
      riskText: investmentRisk,
      products: ['LH-CD-0180', 'LH-WM-2210', 'LH-FD-3306', 'LH-FD-4418', 'LH-PE-5502'],
    },
    {
      slug: 'study-in-uk',
      title: '英国留学资金准备：从存款证明到学费汇款',
      summary: '签证资金要放多久、学费怎么汇最省、孩子的海外账户怎么开。伦敦同事连线，现场答疑。',
      scene: 'study-abroad',
      latencyMode: 'realtime',
      liveOnEncoder: true,
      minutes: 60,
      starts: beijingEvening(1),
      riskText: serviceRisk,
      products: ['LH-SV-0901', 'LH-CD-0180'],
    },
    {
      slug: 'summer-abroad',
      title: '暑期出境用卡指南：多币种卡怎么用才划算',
      summary: '出发前要办的三件事、境外取现与退税、丢卡后的第一通电话。带上护照和问题来。',
      scene: 'cross-border',
      latencyMode: 'normal',
      liveOnEncoder: true,
      minutes: 45,
      starts: beijingEvening(2),
      riskText: serviceRisk,
      products: ['LH-SV-0902'],
    },
    {
      slug: 'portfolio-clinic',
      title: '持仓门诊：把你的组合拿来看看',
      summary: '提前提交持仓，主持人现场会诊：集中度、久期、回撤与费用，一项一项讲给你听。',
      scene: 'investment',
      latencyMode: 'low',
      liveOnEncoder: false,
      minutes: 90,
      starts: beijingEvening(0),
      riskText: investmentRisk,
      products: ['LH-WM-2210', 'LH-FD-3306', 'LH-FD-4418', 'LH-PE-5502'],
    },
  ]
}

/** Written after all the others. */
export const lastProgramme = 'portfolio-clinic'

/** The four programmes of the public contract, written by the host and approved by the manager. */
export async function seedProgrammes(
  organisation: DemoOrganisation,
  accountIds: Map<string, string>,
  productIds: Map<string, string>,
): Promise<void> {
  const hostId = idOf(accountIds, 'host')
  const managerId = idOf(accountIds, 'manager')
  for (const { starts, products, ...programme } of planProgrammes()) {
    const programmeId = await createProgramme(
      {
        ...programme,
        language: 'zh-CN',
        replayPolicy: 'immediate',
        graceSeconds: 60,
        startsAt: starts,
        hostIds: [hostId],
        productIds: products.map((code) => idOf(productIds, code)),
      },
      { institutionId: organisation.cn, actorId: hostId },
    )
    await changeProgramme({ programmeId, to: 'submitted', actorId: hostId, reason: 'demo' })
    await changeProgramme({ programmeId, to: 'approved', actorId: managerId, reason: 'demo' })
  }
}

const hourMs = 3_600_000
const dayMs = 24 * hourMs
const beijingOffsetMs = 8 * hourMs

/** The show of the demo picture has just begun. */
function thisHour(): Date {
  return new Date(Math.floor(now().getTime() / hourMs) * hourMs)
}

/** Eight in the evening in Beijing, so many evenings after the next one that is at least two hours ahead. */
function beijingEvening(evenings: number): Date {
  const today = Math.floor((now().getTime() + beijingOffsetMs) / dayMs) * dayMs - beijingOffsetMs
  const tonight = today + 20 * hourMs
  const next = tonight - now().getTime() > 2 * hourMs ? tonight : tonight + dayMs
  return new Date(next + evenings * dayMs)
}

function idOf(ids: Map<string, string>, name: string): string {
  const id = ids.get(name)
  if (id === undefined) throw new TypeError(`the demo data has no ${name}`)
  return id
}
