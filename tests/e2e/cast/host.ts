import { expect } from 'vitest'
import { seePictureMove } from '#tests/support/picture.ts'
import { waitFor } from '#tests/support/wait-for.ts'
import { Person, type Stage } from './person.ts'

/** Runs a programme from the studio. */
export class Host extends Person {
  static async signsIn(stage: Stage): Promise<Host> {
    return new Host('host', await Person.arrive(stage, 'host', 'desktop'))
  }

  async opensStudio(slug: string): Promise<void> {
    await this.page.goto(`/studio/${slug}`)
  }

  /** Makes a key in the studio and returns the address to push to, as shown once. */
  async takesTheKey(): Promise<string> {
    await this.page.getByRole('button', { name: '生成密钥' }).click()
    const address = this.page.getByRole('textbox', { name: '完整地址' })
    await address.waitFor()
    return address.inputValue()
  }

  async seesThePreviewMove(): Promise<void> {
    await this.page.getByText('仅主创可见，观众看不到').waitFor()
    await seePictureMove(this.page)
  }

  /** The preview's playlist, as the studio's own player asked for it. */
  async previewAddress(): Promise<string> {
    const asked = await this.page.evaluate(() =>
      performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname),
    )
    const playlist = asked.find((path) => path.includes('/preview/') && path.endsWith('.m3u8'))
    if (playlist === undefined) throw new Error('the studio asked for no preview')
    return playlist
  }

  /** Viewers' players and the studio's own tell how they play. */
  async seesPlayersReport(count: number): Promise<void> {
    const reporting = this.page
      .getByText('上报的播放器', { exact: true })
      .locator('xpath=following-sibling::dd')
    await waitFor(
      `${count} players to report`,
      async () => Number((await reporting.allTextContents())[0] ?? 0) >= count,
      { timeoutMs: 15_000 },
    )
  }

  async goesLive(): Promise<void> {
    await this.page.getByRole('button', { name: '开始直播' }).click()
    await this.page.getByText('观众正在看').waitFor()
  }

  async handsOver(question: string, note: string): Promise<void> {
    const row = this.page.getByRole('listitem').filter({ hasText: question })
    await row.getByRole('button', { name: '转客服' }).click()
    const dialog = this.page.getByRole('dialog')
    await dialog.getByLabel('给客服的备注').fill(note)
    await dialog.getByRole('button', { name: '转给客服' }).click()
    await dialog.waitFor({ state: 'hidden' })
  }

  async spotlights(product: string): Promise<void> {
    const row = this.page.getByRole('listitem').filter({ hasText: product })
    await row.getByRole('button', { name: '开始讲解' }).click()
    await row.getByRole('button', { name: '结束讲解' }).waitFor()
  }

  async sees(text: string): Promise<void> {
    await this.page.getByText(text).first().waitFor()
  }

  async ends(): Promise<void> {
    await this.page.getByRole('button', { name: '结束直播' }).click()
    const dialog = this.page.getByRole('alertdialog').or(this.page.getByRole('dialog'))
    expect(await dialog.textContent()).toContain('结束后不能恢复')
    await dialog.getByRole('button', { name: '结束直播' }).click()
    await this.page.getByText('直播已结束').first().waitFor()
  }

  /** Sets when the slate comes, in the studio's form. */
  async wantsASlateAfter(seconds: number): Promise<void> {
    await this.page.getByLabel('长时间断流时显示垫片').check()
    await this.page.getByLabel('断流多少秒后显示垫片').fill(String(seconds))
    await this.page.getByRole('button', { name: '保存', exact: true }).click()
    await this.page.getByText('设置已保存').first().waitFor()
  }

  async closesTo(visibility: 'signed-in' | 'staff'): Promise<void> {
    await this.page.getByLabel('谁可以观看').selectOption(visibility)
    await this.page.getByRole('button', { name: '保存', exact: true }).click()
    await this.page.getByText('设置已保存').last().waitFor()
  }
}
