import type { NewLegalText } from '#lib/legal.ts'
import { publishLegalText } from '#server/legal/publish-legal-text.ts'

type Words = Pick<NewLegalText, 'kind' | 'language' | 'title' | 'body'>

export const demoLegalTexts: Words[] = [
  {
    kind: 'education',
    language: 'zh-CN',
    title: '看懂产品风险',
    body: '## 产品分五级\n\n- **R1 低风险**：存款、国债等，本金损失的可能性很小\n- **R2 中低风险**：以高等级债券为主，净值会有小幅波动\n- **R3 中风险**：股债混合，可能亏损本金\n- **R4 中高风险**：以股票为主，可能出现较大亏损\n- **R5 高风险**：使用衍生品或杠杆，可能损失全部本金\n\n## 您也有五级\n\n风险测评的结果是 C1 到 C5。只有测评等级不低于产品等级，才能办理，例如 C3 可以办理 R1 到 R3。\n\n## 为什么不能“坚持购买”\n\n产品风险高于承受能力时，亏损可能超出您能接受的范围。测评有效期 12 个月，情况有变化请重新测评。\n\n## 记住三句话\n\n- 理财非存款，产品有风险，投资须谨慎\n- 过往业绩不代表未来表现\n- 承诺“保本高收益”的，请勿相信',
  },
  {
    kind: 'education',
    language: 'zh-HK',
    title: '看懂產品風險',
    body: '## 產品分五級\n\n- **R1 低風險**：存款、國債等，損失本金的可能性很小\n- **R2 中低風險**：以高評級債券為主，價格會小幅波動\n- **R3 中風險**：股債混合，可能虧損本金\n- **R4 中高風險**：以股票為主，可能出現較大虧損\n- **R5 高風險**：使用衍生工具或槓桿，可能損失全部本金\n\n## 您也有五級\n\n風險評估的結果是 C1 至 C5。評估等級不低於產品等級，才能辦理，例如 C3 可以辦理 R1 至 R3。\n\n## 記住三句話\n\n- 理財產品並非存款，投資涉及風險\n- 過往業績不代表將來表現\n- 承諾「保本高回報」的，請勿相信',
  },
  {
    kind: 'education',
    language: 'en',
    title: 'What a product’s risk level means',
    body: '## Products have five levels\n\n- **R1 low**: deposits and government bonds; losing money is unlikely\n- **R2 lower medium**: mostly highly rated bonds; the price moves a little\n- **R3 medium**: shares and bonds; you may lose part of your money\n- **R4 higher medium**: mostly shares; losses can be large\n- **R5 high**: derivatives or leverage; you may lose all of it\n\n## So do you\n\nYour assessment gives a level from C1 to C5. A product is open to you when your level is at least its own: C3 fits R1 to R3.\n\n## Three things to remember\n\n- Wealth products are not deposits and carry risk\n- Past performance is no promise\n- Whoever promises high returns without risk is not to be believed',
  },
  {
    kind: 'privacy',
    language: 'zh-CN',
    title: '隐私政策',
    body: '## 我们收集什么\n\n- 注册时的邮箱和昵称\n- 您的预约、观看进度、聊天和提问\n- 风险测评的答案和结果\n\n## 用来做什么\n\n提供直播、答复提问、判断产品是否适合您，并按监管要求留存记录。聊天和提问中的证件号、手机号、卡号和邮箱会在保存前遮盖。\n\n## 您的权利\n\n您可以查询、更正、导出和删除个人信息，也可以随时关闭通知。联系方式见“联系我们”。',
  },
  {
    kind: 'terms',
    language: 'zh-CN',
    title: '服务协议',
    body: '## 服务内容\n\n本平台提供财经直播、回放、提问和产品展示。直播内容不构成投资建议。\n\n## 使用规则\n\n请勿发布荐股、代客理财、广告或他人个人信息。直播与互动内容全程留痕。\n\n## 风险提示\n\n投资有风险，理财非存款，产品过往业绩不代表未来表现。',
  },
  {
    kind: 'filing',
    language: 'zh-CN',
    title: '备案信息',
    body: '演示机构没有真实的备案号。正式上线前，请在此填写 ICP 备案号、公安备案号和金融许可证编号。',
  },
  {
    kind: 'contact',
    language: 'zh-CN',
    title: '联系我们',
    body: '演示机构：澜海银行。邮箱：service@caibo.example。直播中也可以直接提问，由人工客服答复。',
  },
  {
    kind: 'complaints',
    language: 'zh-CN',
    title: '投诉渠道',
    body: '如对服务不满意，请发送邮件至 complaints@caibo.example，写明时间、节目和经过。我们在 15 日内答复。对答复不满意的，可以向当地金融监管部门反映。',
  },
  {
    kind: 'privacy',
    language: 'zh-HK',
    title: '私隱政策',
    body: '## 我們收集什麼\n\n- 註冊時的電郵和暱稱\n- 您的預約、觀看進度、聊天和提問\n- 風險評估的答案和結果\n\n## 用途\n\n提供直播、答覆提問、判斷產品是否適合您，並按監管要求留存紀錄。聊天和提問中的證件號碼、電話號碼、卡號和電郵會在儲存前遮蓋。\n\n## 您的權利\n\n您可以查閱、更正、匯出和刪除個人資料，也可以隨時關閉通知。',
  },
  {
    kind: 'privacy',
    language: 'en',
    title: 'Privacy policy',
    body: '## What we collect\n\n- The e-mail address and name that you sign up with\n- What you reserve, watch, say and ask\n- Answers and result of your risk assessment\n\n## What for\n\nTo broadcast, to answer, to tell whether a product suits you, and to keep the records that regulators ask for. Identity, phone and card numbers and e-mail addresses in chat and questions are masked before they are stored.\n\n## Your rights\n\nYou can see, correct, export and erase your data, and switch off notices at any time.',
  },
  {
    kind: 'terms',
    language: 'en',
    title: 'Terms of service',
    body: 'Broadcasts are no investment advice. Please post no stock tips, advertisements or personal data of others. What is broadcast and said is recorded. Investments carry risk; wealth products are not deposits; past performance is no promise.',
  },
  {
    kind: 'terms',
    language: 'zh-HK',
    title: '服務協議',
    body: '## 服務內容\n\n本平台提供財經直播、重溫、提問和產品展示。直播內容不構成投資建議。\n\n## 使用規則\n\n請勿發佈薦股、代客理財、廣告或他人個人資料。直播與互動內容全程留痕。\n\n## 風險提示\n\n投資涉及風險，理財產品並非存款，產品過往業績不代表將來表現。',
  },
  {
    kind: 'filing',
    language: 'zh-HK',
    title: '備案資料',
    body: '示範機構沒有真實的備案編號。正式上線前，請在此填寫 ICP 備案號、公安備案號和金融許可證編號。',
  },
  {
    kind: 'filing',
    language: 'en',
    title: 'Filing numbers',
    body: 'The demo institution has no filing numbers of its own. Before going live, its ICP filing, public security filing and financial licence numbers stand here.',
  },
  {
    kind: 'contact',
    language: 'zh-HK',
    title: '聯絡我們',
    body: '示範機構：瀾海銀行。電郵：service@caibo.example。直播中也可以直接提問，由人工客服答覆。',
  },
  {
    kind: 'contact',
    language: 'en',
    title: 'Contact',
    body: 'Demo institution: Lanhai Bank. E-mail: service@caibo.example. You can also ask during a show; a person of the bank answers.',
  },
  {
    kind: 'complaints',
    language: 'zh-HK',
    title: '投訴渠道',
    body: '如對服務不滿意，請發電郵至 complaints@caibo.example，寫明時間、節目和經過。我們在 15 日內答覆。對答覆不滿意的，可以向當地金融監管部門反映。',
  },
  {
    kind: 'complaints',
    language: 'en',
    title: 'Complaints',
    body: 'If you are not satisfied with our service, write to complaints@caibo.example and say when it was, in which show, and what happened. We answer within 15 days. If the answer does not satisfy you, you can turn to your local financial regulator.',
  },
]

/** What the footer leads to, reviewed by the compliance officer. */
export async function seedLegalTexts(): Promise<void> {
  for (const text of demoLegalTexts) {
    await publishLegalText({ ...text, institution: 'lanhai-cn', reviewer: 'compliance@caibo.example' })
  }
}
