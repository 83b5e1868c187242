import { createProduct } from '#server/products/create-product.ts'
import type { DemoOrganisation } from './organisation.ts'

type DemoProduct = Omit<Parameters<typeof createProduct>[0], 'institutionId'>

const mainland: DemoProduct[] = [
  {
    code: 'LH-CD-0180',
    name: '安澜大额存单 6 个月',
    kind: 'deposit',
    riskLevel: 1,
    summary: '20 万元起存，到期一次还本付息，可在手机银行转让。受存款保险保障，以 50 万元为限。',
    educationUrl: '/search?q=大额存单',
  },
  {
    code: 'LH-WM-2210',
    name: '澜海稳盈固收 90 天',
    kind: 'wealth',
    riskLevel: 2,
    summary: '主要投向高等级信用债与同业存单，每 90 天开放一次。业绩比较基准不代表未来表现。',
    educationUrl: '/search?q=业绩比较基准',
  },
  {
    code: 'LH-FD-3306',
    name: '远帆均衡配置混合 A',
    kind: 'fund',
    riskLevel: 3,
    summary: '股债比例约四六，由投研委员会每季再平衡。净值会波动，可能亏损本金。',
    educationUrl: '/search?q=混合基金',
  },
  {
    code: 'LH-FD-4418',
    name: '北斗产业升级股票',
    kind: 'fund',
    riskLevel: 4,
    summary: '股票仓位 80%–95%，聚焦高端制造与数字经济。历史最大回撤超过三成，适合能承受较大波动的客户。',
    educationUrl: '/search?q=最大回撤',
  },
  {
    code: 'LH-PE-5502',
    name: '深海量化对冲私募精选',
    kind: 'wealth',
    riskLevel: 5,
    summary: '仅面向合格投资者，使用股指期货与杠杆，锁定期 12 个月，可能损失全部本金。',
    educationUrl: '/search?q=合格投资者',
  },
]

const service: DemoProduct[] = [
  {
    code: 'LH-SV-0901',
    name: '留学汇款与存款证明套餐',
    kind: 'service',
    riskLevel: 1,
    summary: '学费汇款手续费减免、双语存款证明当日开立，适用英国、澳洲、加拿大院校。',
    educationUrl: '/search?q=学费汇款',
  },
  {
    code: 'LH-SV-0902',
    name: '环球行多币种卡',
    kind: 'service',
    riskLevel: 1,
    summary: '一卡十二币种，境外消费免货币转换费，机场接送每年两次。',
    educationUrl: '/search?q=境外',
  },
]

/** What who is refused is led to holds the words of an article. */
export const demoProducts = [...mainland, ...service]

/** Products of every risk level; returns their ids by code. */
export async function seedProducts(organisation: DemoOrganisation): Promise<Map<string, string>> {
  const idByCode = new Map<string, string>()
  for (const product of demoProducts) {
    idByCode.set(product.code, await createProduct({ ...product, institutionId: organisation.cn }, null))
  }
  return idByCode
}
