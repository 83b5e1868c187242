import type { Locale } from '#lib/locale.ts'
import type { NoticeKind } from '#lib/notices.ts'

/** What a letter or push is about; times are in Beijing's zone, which they say. */
export type NoticeFacts = { title: string; time: string; reason: string; question: string; count: number }
type Words = { subject: string; text: string }

const words: Record<Locale, Record<NoticeKind, (facts: NoticeFacts) => Words>> = {
  'zh-CN': {
    starting: ({ title, time }) => ({
      subject: `即将开播：${title}`,
      text: `您预约的直播《${title}》将于北京时间 ${time} 开始。`,
    }),
    late: ({ title, reason }) => ({
      subject: `稍晚开播：${title}`,
      text: `您预约的直播《${title}》会稍晚开始。原因：${reason}`,
    }),
    postponed: ({ title, time, reason }) => ({
      subject: `改期：${title}`,
      text: `您预约的直播《${title}》改到北京时间 ${time}。原因：${reason}`,
    }),
    cancelled: ({ title, reason }) => ({
      subject: `取消：${title}`,
      text: `您预约的直播《${title}》已取消。原因：${reason}`,
    }),
    answered: ({ title, question }) => ({
      subject: `您的提问有了回答：${title}`,
      text: `您在《${title}》的提问${question === '' ? '' : `“${question}”`}有了回答。`,
    }),
    'handed-off': ({ title, question }) => ({
      subject: `您的提问已转客服：${title}`,
      text: `您在《${title}》的提问${question === '' ? '' : `“${question}”`}已转给客服，会在那里回答。`,
    }),
    dismissed: ({ title, question, reason }) => ({
      subject: `您的提问未采纳：${title}`,
      text: `您在《${title}》的提问${question === '' ? '' : `“${question}”`}未采纳。${reason === '' ? '' : `原因：${reason}`}`,
    }),
    'left-open': ({ title, question, count }) => ({
      subject: `直播结束，未及回答您的提问：${title}`,
      text: `《${title}》已结束，您的${count > 1 ? ` ${count} 个` : ''}提问${question === '' ? '' : `“${question}”`}未及回答。`,
    }),
    live: ({ title }) => ({
      subject: `正在直播：${title}`,
      text: `您关注的直播《${title}》已经开始。`,
    }),
  },
  'zh-HK': {
    starting: ({ title, time }) => ({
      subject: `即將開播：${title}`,
      text: `您預約的直播《${title}》將於北京時間 ${time} 開始。`,
    }),
    late: ({ title, reason }) => ({
      subject: `稍後開播：${title}`,
      text: `您預約的直播《${title}》會稍後開始。原因：${reason}`,
    }),
    postponed: ({ title, time, reason }) => ({
      subject: `改期：${title}`,
      text: `您預約的直播《${title}》改到北京時間 ${time}。原因：${reason}`,
    }),
    cancelled: ({ title, reason }) => ({
      subject: `取消：${title}`,
      text: `您預約的直播《${title}》已取消。原因：${reason}`,
    }),
    answered: ({ title, question }) => ({
      subject: `您的提問有了回答：${title}`,
      text: `您在《${title}》的提問${question === '' ? '' : `「${question}」`}有了回答。`,
    }),
    'handed-off': ({ title, question }) => ({
      subject: `您的提問已轉客戶服務：${title}`,
      text: `您在《${title}》的提問${question === '' ? '' : `「${question}」`}已轉給客戶服務，會在那裏回答。`,
    }),
    dismissed: ({ title, question, reason }) => ({
      subject: `您的提問未採納：${title}`,
      text: `您在《${title}》的提問${question === '' ? '' : `「${question}」`}未採納。${reason === '' ? '' : `原因：${reason}`}`,
    }),
    'left-open': ({ title, question, count }) => ({
      subject: `直播結束，未及回答您的提問：${title}`,
      text: `《${title}》已結束，您的${count > 1 ? ` ${count} 個` : ''}提問${question === '' ? '' : `「${question}」`}未及回答。`,
    }),
    live: ({ title }) => ({
      subject: `正在直播：${title}`,
      text: `您關注的直播《${title}》已經開始。`,
    }),
  },
  en: {
    starting: ({ title, time }) => ({
      subject: `Starting soon: ${title}`,
      text: `“${title}”, which you reserved, begins at ${time} Beijing time.`,
    }),
    late: ({ title, reason }) => ({
      subject: `Starting late: ${title}`,
      text: `“${title}”, which you reserved, begins a little later. Reason: ${reason}`,
    }),
    postponed: ({ title, time, reason }) => ({
      subject: `New date: ${title}`,
      text: `“${title}”, which you reserved, was moved to ${time} Beijing time. Reason: ${reason}`,
    }),
    cancelled: ({ title, reason }) => ({
      subject: `Cancelled: ${title}`,
      text: `“${title}”, which you reserved, was cancelled. Reason: ${reason}`,
    }),
    answered: ({ title, question }) => ({
      subject: `Your question was answered: ${title}`,
      text: `Your question ${question === '' ? '' : `“${question}” `}in “${title}” was answered.`,
    }),
    'handed-off': ({ title, question }) => ({
      subject: `Your question is with an agent: ${title}`,
      text: `Your question ${question === '' ? '' : `“${question}” `}in “${title}” was handed to an agent, who will answer it.`,
    }),
    dismissed: ({ title, question, reason }) => ({
      subject: `Your question was not taken: ${title}`,
      text: `Your question ${question === '' ? '' : `“${question}” `}in “${title}” was not taken.${reason === '' ? '' : ` Reason: ${reason}`}`,
    }),
    'left-open': ({ title, question, count }) => ({
      subject: `Not reached before the end: ${title}`,
      text: `“${title}” ended before ${count > 1 ? `${count} of your questions` : `your question${question === '' ? '' : ` “${question}”`}`} could be answered.`,
    }),
    live: ({ title }) => ({
      subject: `Live now: ${title}`,
      text: `“${title}”, of what you follow, has begun.`,
    }),
  },
}

const endings: Record<Locale, (links: { url: string; unsubscribe: string }) => string> = {
  'zh-CN': ({ url, unsubscribe }) => `\n\n${url}\n\n不想再收到这类邮件：${unsubscribe}\n`,
  'zh-HK': ({ url, unsubscribe }) => `\n\n${url}\n\n不想再收到這類電郵：${unsubscribe}\n`,
  en: ({ url, unsubscribe }) => `\n\n${url}\n\nNo more letters of this kind: ${unsubscribe}\n`,
}

export function noticeWords(locale: Locale, kind: NoticeKind, facts: NoticeFacts): Words {
  return words[locale][kind](facts)
}

/** The link to what it is about, and the way out of such letters. */
export function noticeEnding(locale: Locale, links: { url: string; unsubscribe: string }): string {
  return endings[locale](links)
}

/** Date and time in Beijing's zone. */
export function beijingTime(locale: Locale, at: number): string {
  return new Intl.DateTimeFormat(locale, {
    timeZone: 'Asia/Shanghai',
    dateStyle: 'long',
    timeStyle: 'short',
  }).format(at)
}
