// What the screens about neighbours and keywords say.
import type { Choice } from '../../api';

const choice = (name: string, en: string, zh: string): Choice => ({ name, meaning: { en, zh } });

export const words = {
  neighbours: { en: 'Neighbours', zh: '搭配' },
  neighboursLead: {
    en: 'What stands beside a phrase more often than by chance, and how its company changes from one time to another.',
    zh: '哪些词语比偶然更常与提法同现，前后时段又有何变化。',
  },
  beside: { en: 'Beside {}', zh: '“{}”的搭配' },
  besideIn: { en: 'Beside {}, {}', zh: '“{}”的搭配，{}' },
  besideHint: {
    en: 'Behind each: how often beside it, and log-likelihood (how sure). A click leads to the passages.',
    zh: '右侧为同现次数与对数似然（可靠程度）。点击查看原文各处。',
  },
  bySorted: { en: 'Order', zh: '排序' },
  logDice: { en: 'logDice (how exclusive)', zh: 'logDice（专属程度）' },
  likelihood: { en: 'log-likelihood (how sure)', zh: '对数似然（可靠程度）' },
  count: { en: 'how often', zh: '同现次数' },
  times: { en: '{}×', zh: '{} 次' },
  ll: { en: 'LL {}', zh: '似然 {}' },
  allTime: { en: 'all time', zh: '全部时间' },
  noBeside: { en: 'Nothing stands beside it often enough here; a lower “least” shows more.', zh: '此处没有足够常见的搭配；调低 least 可多列一些。' },
  missingPeriod: { en: 'There is no text of this period: no data, which is not zero.', zh: '该时段没有任何正文：无数据，不等于零。' },
  shifts: { en: 'Company of {}: what came and went', zh: '“{}”的搭配：来者与去者' },
  shiftsHint: {
    en: 'For a thousand uses of the phrase. ＋ came, － went, ▲ rose, ▼ fell: the surest changes. A click leads to the passages.',
    zh: '每千次使用中的同现次数。＋ 新来，－ 离去，▲ 上升，▼ 下降；取最可靠的变化。点击查看原文各处。',
  },
  pair: { en: 'Compare', zh: '比较' },
  pairOf: { en: '{} with {}', zh: '{} 与 {}' },
  compareHint: {
    en: 'To see how its company changed, choose a period (by), or give two periods: from and to for the one, against and against-to for the other.',
    zh: '如要看搭配的变化，请选择时间单位（by），或给出两个时段：from、to 为一段，against、against-to 为另一段。',
  },
  rows: { en: 'All neighbours', zh: '全部搭配' },
  shiftRows: { en: 'All changes', zh: '全部变化' },
  slices: { en: 'What was counted in', zh: '计数的范围' },
  before: { en: 'before', zh: '此前' },
  after: { en: 'after', zh: '此后' },

  keywords: { en: 'Keywords', zh: '关键词' },
  keywordsLead: {
    en: 'What one part of the archive says more than another: a period, an outlet, a group, a search. Choose the part, and what to compare it with; with nothing to compare with it is everything else.',
    zh: '档案的一部分比另一部分多说了什么：时段、媒体、媒体组或检索结果。请选定所查部分与对照部分；不选对照，则与其余全部相比。',
  },
  more: { en: 'Said more', zh: '多说的' },
  less: { en: 'Said less', zh: '少说的' },
  keysHint: {
    en: 'Log ratio with its 95 % interval: 1 is twice as frequent, 2 four times. Behind: how often in the part and in what it is compared with. A click leads to the articles.',
    zh: '对数比及其 95% 区间：1 为两倍，2 为四倍。右侧为所查部分与对照部分的次数。点击查看文章。',
  },
  logRatio: { en: 'log ratio (log₂)', zh: '对数比（log₂）' },
  counts: { en: '{} to {}', zh: '{} 比 {}' },
  sides: { en: 'Compared: {} characters and words in {} texts, with {} in {}.', zh: '所比：所查部分 {} 字词、{} 篇有正文；对照部分 {} 字词、{} 篇有正文。' },
  countsOf: { en: '{}× in articles: {}; in the other part {}× in {}', zh: '{} 次，见于 {} 篇；对照部分 {} 次，见于 {} 篇' },
  keyRows: { en: 'All keywords', zh: '全部关键词' },
  sideRows: { en: 'The two parts', zh: '相比的两部分' },
  firstShown: { en: 'The first {} of {} are drawn; the table has all.', zh: '图中只画前 {} 个，共 {} 个；表中为全部。' },
  noKeys: { en: 'Nothing is said so much more in so many articles; the limits can be lowered.', zh: '没有词语达到所设的界限；可将界限调低。' },
  inLines: { en: 'lines', zh: '语境' },
  inCurve: { en: 'curve', zh: '曲线' },
  onward: { en: 'On with', zh: '继续' },
};

/** Words of columns that the instruments give as names. */
export const choices: Record<string, Choice[]> = {
  direction: [choice('more', 'more', '多说'), choice('less', 'less', '少说')],
  side: [choice('slice', 'the part', '所查部分'), choice('reference', 'compared with', '对照部分')],
};
