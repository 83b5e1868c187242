import type { NewLegalText } from '#lib/legal.ts'
import { publishLegalText } from '#server/legal/publish-legal-text.ts'

type Words = Pick<NewLegalText, 'kind' | 'language' | 'title' | 'body'>

const texts: Words[] = [
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
]

/** What the footer leads to, reviewed by the compliance officer. */
export async function seedLegalTexts(): Promise<void> {
  for (const text of texts) {
    await publishLegalText({ ...text, institution: 'lanhai-cn', reviewer: 'compliance@caibo.example' })
  }
}
