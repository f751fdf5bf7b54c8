import { readFileSync } from 'node:fs'
import satori from 'satori'
import { Resvg } from '@resvg/resvg-js'
const dir = process.argv[2], count = Number(process.argv[4])
const font = (weight) => ({ name: 'Noto', weight, style: 'normal',
  data: readFileSync(`${dir}/node_modules/@fontsource/noto-sans-sc/files/noto-sans-sc-chinese-simplified-${weight}-normal.woff`) })
const fonts = [font(400), font(900)]
const box = (style, children) => ({ type: 'div', props: { style: { display: 'flex', ...style }, children } })
const at = (left, top, width, height, more = {}) => ({ position: 'absolute', left, top, width, height, ...more })
const text = (left, top, width, size, weight, words, color = '#22302b') =>
  box(at(left, top, width, undefined, { fontSize: size, fontWeight: weight, color, lineHeight: 1.3 }), words)
const code = readFileSync(process.argv[3], 'utf8')
const card = (n) => box({ width: 1080, height: 1920, position: 'relative', backgroundImage: 'linear-gradient(#2f6f5e, #e3ebe2)', fontFamily: 'Noto' }, [
  box(at(60, 200, 960, 1080, { borderRadius: 32, backgroundColor: '#f6f1e7' }), ''),
  box(at(60, 1340, 960, 500, { borderRadius: 32, backgroundColor: '#e3ebe2' }), ''),
  text(80, 100, 920, 40, 900, `示例护肤 晨光店 ${n}`, '#f6f1e7'),
  text(120, 280, 840, 104, 900, `换季护肤，云栖群里最常问的 ${n} 问`),
  text(120, 560, 840, 48, 400, `云栖社区的 ${100 + n} 位成员都在问：换季护肤到底先做哪一步，做几天`),
  ...['先停酸类，给皮肤', '防晒补一次，分钟数', '保湿再抗老，天数'].flatMap((line, index) => [
    text(120, 840 + index * 150, 60, 56, 900, String(index + 1), '#2f6f5e'),
    text(192, 840 + index * 150, 768, 56, 400, `${line} ${(n + index) % 60}`)]),
  text(120, 1490, 420, 64, 900, `进群领 ${7 + n % 90} 天`),
  text(120, 1590, 420, 32, 400, `长按识别二维码，${1 + n % 12} 月 ${1 + n % 28} 日前有效`),
  box(at(580, 1400, 380, 380, { borderRadius: 16, backgroundColor: '#f6f1e7' }), ''),
  { type: 'img', props: { src: code, width: 300, height: 300, style: at(620, 1440, 300, 300) } },
])
const spent = []
for (let n = 0; n < count; n++) {
  const started = process.cpuUsage()
  const svg = await satori(card(n), { width: 1080, height: 1920, fonts })
  const png = new Resvg(svg, { font: { loadSystemFonts: false } }).render().asPng()
  const { user, system } = process.cpuUsage(started)
  spent.push((user + system) / 1000)
  if (n === count - 1 && process.argv[5]) (await import('node:fs')).writeFileSync(process.argv[5], png)
}
console.log(JSON.stringify(spent))
