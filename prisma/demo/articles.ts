import { changeRevision } from '#server/knowledge/change-revision.ts'
import { createArticle } from '#server/knowledge/create-article.ts'
import type { DemoOrganisation } from './organisation.ts'

const articles = [
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

/** Six articles, written by the editor, approved by the supervisor of the customer centre, and published. */
export async function seedArticles(
  organisation: DemoOrganisation,
  people: { editorId: string; approverId: string },
): Promise<void> {
  for (const article of articles) {
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
