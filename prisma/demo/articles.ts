import { changeRevision } from '#server/knowledge/change-revision.ts'
import { createArticle } from '#server/knowledge/create-article.ts'
import type { DemoOrganisation } from './organisation.ts'

export const demoArticles = [
  {
    slug: 'large-deposit-transfer',
    title: '大额存单可以提前支取或转让吗？',
    body: '可以。持有满 7 天后可在手机银行「存单转让」挂出，受让人按约定利率继续持有；也可提前支取，提前支取部分按支取日活期利率计息，剩余部分仍按原利率。',
  },
  {
    slug: 'deposit-insurance',
    title: '哪些产品受存款保险保障？',
    body: '活期、定期、大额存单、结构性存款本金等存款类产品受保障，同一存款人在本行本息合计 50 万元以内全额偿付。理财、基金、保险、信托不属于存款，不在保障范围内。',
  },
  {
    slug: 'risk-assessment-validity',
    title: '风险测评多久有效？过期了怎么办？',
    body: '风险测评有效期 12 个月。过期或本人情况有重大变化时须重新测评，重新测评前不能购买需要适当性匹配的产品。手机银行「我的—风险测评」约 3 分钟可完成。',
  },
  {
    slug: 'wealth-net-value',
    title: '业绩比较基准是什么？理财产品会亏吗？',
    body: '业绩比较基准是管理人设定的参考目标，不是预期收益，也不构成承诺。理财产品按净值计价，债券价格下跌时净值会下降，赎回时可能低于投入的本金。理财不属于存款。',
  },
  {
    slug: 'mixed-fund-losses',
    title: '混合基金会亏损本金吗？再平衡是什么意思？',
    body: '会。混合基金同时持有股票和债券，净值随市场波动。再平衡是把偏离的股债比例调回目标，能控制风险，不能避免亏损。建议投入三年以上不用的资金。',
  },
  {
    slug: 'equity-fund-drawdown',
    title: '股票基金的最大回撤说明什么？',
    body: '最大回撤是净值从最高点跌到其后最低点的幅度。历史最大回撤三成，表示曾有人在高点买入后账面亏损三成；以后可能更大。亏损三成后，要涨约 43% 才能回本。',
  },
  {
    slug: 'private-fund-qualified',
    title: '私募基金谁可以买？合格投资者有什么条件？',
    body: '个人投资单只私募基金不低于 100 万元，且金融资产不低于 300 万元，或最近三年个人年均收入不低于 50 万元，并能识别和承担相应风险。私募基金可能损失全部本金，锁定期内不能赎回，具体以合同为准。',
  },
  {
    slug: 'uk-visa-funds',
    title: '英国学生签证的资金证明要存多久？',
    body: '一般要求学费与生活费在账户连续存放至少 28 天，存款证明开立日距递交签证不超过 31 天。具体金额与豁免国家以英国签证与移民局公布为准。',
  },
  {
    slug: 'tuition-remittance',
    title: '学费汇款需要哪些材料？占用购汇额度吗？',
    body: '请准备录取通知书或在读证明、缴费通知、学生护照与签证、汇款人身份证。因私留学学费凭材料办理，超过年度 5 万美元便利化额度的部分凭真实材料购汇。',
  },
  {
    slug: 'card-lost-abroad',
    title: '在境外丢失银行卡怎么办？',
    body: '先在手机银行「卡管理—临时挂失」，或拨打 24 小时境外服务电话口头挂失；如被盗刷，请在 48 小时内报案并保留回执。紧急时可申请境外应急现金服务。',
  },
] as const

/** Articles, written by the editor, approved by the supervisor of the customer centre, and published. */
export async function seedArticles(
  organisation: DemoOrganisation,
  people: { editorId: string; approverId: string },
): Promise<void> {
  for (const article of demoArticles) {
    const revisionId = await createArticle({
      ...article,
      language: 'zh-CN',
      institutionId: organisation.cn,
      authorId: people.editorId,
    })
    await changeRevision({ revisionId, to: 'submitted', actorId: people.editorId })
    await changeRevision({ revisionId, to: 'centre-editing', actorId: people.approverId })
    await changeRevision({ revisionId, to: 'approved', actorId: people.approverId })
    await changeRevision({ revisionId, to: 'published', actorId: people.approverId })
  }
}
