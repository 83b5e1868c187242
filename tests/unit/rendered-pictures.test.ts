import { expect, it } from 'vitest'
import { RenderedPictures } from '#app/share-picture/rendered-pictures.ts'

const limits = { mostBytes: 30, atOnce: 2, mostWaiting: 3 }

/** A renderer whose pictures of 10 bytes are ready when the test says so. */
function makePictures() {
  const asked: string[] = []
  const turns = new Map<string, PromiseWithResolvers<Uint8Array<ArrayBuffer>>>()
  const pictures = new RenderedPictures({
    ...limits,
    render: (svg) => {
      asked.push(svg)
      const turn = Promise.withResolvers<Uint8Array<ArrayBuffer>>()
      turns.set(svg, turn)
      return turn.promise
    },
  })
  const settled = () => new Promise((resolve) => setImmediate(resolve))
  const finish = async (svg: string) => {
    turns.get(svg)?.resolve(new Uint8Array(10))
    await settled()
  }
  const draw = async (svg: string) => {
    const drawn = pictures.get(svg)
    await settled()
    await finish(svg)
    return drawn
  }
  return {
    pictures,
    asked,
    finish,
    fail: (svg: string) => turns.get(svg)?.reject(new Error('no font')),
    draw,
    settled,
  }
}

it('draws a picture once for all who ask while it is drawn, and not more than two at once', async () => {
  const { pictures, asked, finish, settled } = makePictures()
  const drawn = ['a', 'a', 'b', 'c', 'c', 'd'].map((svg) => pictures.get(svg))
  await settled()
  expect(asked).toEqual(['a', 'b'])
  await finish('b')
  expect(asked).toEqual(['a', 'b', 'c'])
  for (const svg of ['a', 'c', 'd']) await finish(svg)
  expect(asked).toEqual(['a', 'b', 'c', 'd'])
  expect((await Promise.all(drawn)).map(({ byteLength }) => byteLength)).toEqual([10, 10, 10, 10, 10, 10])
})

it('keeps as many bytes as it may, those used last', async () => {
  const { asked, draw, pictures } = makePictures()
  for (const svg of ['a', 'b', 'c']) await draw(svg)
  await pictures.get('a')
  await draw('d')
  await pictures.get('a')
  expect(asked).toEqual(['a', 'b', 'c', 'd'])
  await draw('b')
  expect(asked).toEqual(['a', 'b', 'c', 'd', 'b'])
})

it('keeps no failure, and lets the next one draw', async () => {
  const { pictures, fail, draw, settled, asked } = makePictures()
  const failed = pictures.get('a')
  await settled()
  fail('a')
  await expect(failed).rejects.toThrow('no font')
  await draw('b')
  await draw('a')
  expect(asked).toEqual(['a', 'b', 'a'])
})

it('refuses a picture when too many wait already', async () => {
  const { pictures, settled } = makePictures()
  for (const svg of ['a', 'b', 'c', 'd', 'e']) void pictures.get(svg)
  await settled()
  await expect(pictures.get('f')).rejects.toMatchObject({ code: 'UNAVAILABLE' })
})
