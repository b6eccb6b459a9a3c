// What the screens about new phrases and about one month say.
import type { Choice } from '../../api';

const choice = (name: string, en: string, zh: string): Choice => ({ name, meaning: { en, zh } });

export const words = {
  fresh: { en: 'New phrases of the month', zh: '本月新提法' },
  freshLead: {
    en: 'Expressions that nobody listed and that begin to be used: counted over all strings of characters, compared with the months before.',
    zh: '事先无人列出、开始流行的说法：统计全部字串，并与此前各月相比。',
  },
  growth: { en: 'Growth against the months before', zh: '与此前各月相比的增长' },
  growthOf: { en: 'Growth in {}', zh: '{} 的增长' },
  growthHint: {
    en: 'Binary logarithm with its 95 % interval: 1 is twice as frequent, 3 eight times. Behind: articles now and before. A click leads to the articles.',
    zh: '以 2 为底的对数及其 95% 区间：1 为两倍，3 为八倍。右侧为当期与此前的文章数。点击查看文章。',
  },
  growthAxis: { en: 'growth (log₂)', zh: '增长（log₂）' },
  nowBefore: { en: 'articles: {}, before: {}', zh: '{} 篇，此前 {} 篇' },
  onDays: { en: 'days: {}', zh: '见于 {} 天' },
  list: { en: 'The list', zh: '清单' },
  alsoAs: { en: 'also: {}', zh: '又作：{}' },
  knownAs: { en: 'in the glossary: {}', zh: '提法表中有：{}' },
  why: { en: 'why: {}', zh: '理由：{}' },
  chance: { en: '{} % sure', zh: '把握 {}%' },
  example: { en: 'first article', zh: '首篇文章' },
  nothing: { en: 'Nothing rose so clearly in so many articles.', zh: '没有说法增多得如此显著。' },
  previous: { en: '← {}', zh: '← {}' },
  next: { en: '{} →', zh: '{} →' },
  months: { en: 'Months', zh: '月份' },
  otherMonth: { en: 'Another month', zh: '其他月份' },
  rows: { en: 'All columns', zh: '全部列' },
  curve: { en: 'curve', zh: '曲线' },
  lines: { en: 'lines', zh: '语境' },

  monthly: { en: 'Month by month', zh: '逐月' },
  monthlyLead: {
    en: 'How hot each official phrase runs this month, and what entered, rose, fell and left since the month before.',
    zh: '本月各提法的温度；与上月相比，何者新入、上升、下降、退出。',
  },
  ofMonth: { en: '{}: what moved', zh: '{}：升降' },
  movesHint: {
    en: 'Change of the share against the month before, with its 95 % interval: 1 is twice, −1 half. A click leads to the articles.',
    zh: '与上月相比的占比变化及其 95% 区间：1 为两倍，−1 为一半。点击查看文章。',
  },
  movesAxis: { en: 'change (log₂)', zh: '变化（log₂）' },
  entered: { en: 'Entered', zh: '新入' },
  rose: { en: 'Rose', zh: '上升' },
  fell: { en: 'Fell', zh: '下降' },
  left: { en: 'Left', zh: '退出' },
  noMoves: { en: 'Nothing moved that could be told from chance.', zh: '没有可与偶然相区别的升降。' },
  moveTitle: { en: 'articles: {}, in the month before: {}', zh: '{} 篇，上月 {} 篇' },
  tierMove: { en: '{} → {}', zh: '{} → {}' },
  unused: { en: 'not used', zh: '未用' },
  grid: { en: 'Temperature by month', zh: '各月温度' },
  gridHint: { en: 'Each cell leads to its articles. Hatched: no text of that month, no data.', zh: '点击格子查看文章。斜线格：该月没有正文，无数据。' },
  noData: { en: 'no data', zh: '无数据' },
  zero: { en: 'not used', zh: '未用' },
  cell: { en: '{}, {}: articles {}, {}', zh: '{}，{}：{} 篇，{}' },
  moreRows: { en: 'Show all {} phrases', zh: '显示全部 {} 个提法' },
  fewerRows: { en: 'Show the hottest only', zh: '只显示最热的' },
  gridFiles: { en: 'The rows behind this grid', zh: '此表的数据' },
  move: { en: 'Move', zh: '动向' },
  steady: { en: 'steady', zh: '持平' },
  leaders: { en: 'Who led', zh: '何者领先' },
  fresh20: { en: 'New phrases, listed by nobody', zh: '无人列出的新提法' },
  tiers: { en: 'All phrases of the month', zh: '本月全部提法' },
  moves: { en: 'All moves', zh: '全部升降' },
  data: { en: 'What it rests on', zh: '所据数据' },
};

export const kinds = [
  choice('formula', 'formula', '提法'), choice('event', 'event', '事件'), choice('name', 'name', '名称'),
  choice('number', 'number', '数字'), choice('plain', 'other', '其他'),
];

/** Why a string is taken for what it is: the measures of `newphrases`. */
export const reasons = [
  choice('official-make', 'official words in it', '自身多官方用语'), choice('plain-make', 'no official words in it', '自身少官方用语'),
  choice('official-near', 'official words around it', '近旁多官方用语'), choice('plain-near', 'no official words around it', '近旁少官方用语'),
  choice('official-texts', 'official texts', '全文多官方用语'), choice('plain-texts', 'texts of other kinds', '全文少官方用语'),
  choice('many-matters', 'its texts differ', '所在文章题材各异'), choice('one-matter', 'its texts tell one story', '所在文章同讲一事'),
  choice('foreign-texts', 'foreign names about it', '文中多外国名称'), choice('home-texts', 'no foreign names about it', '文中少外国名称'),
  choice('foreign-spelling', 'spelt like a foreign name', '用字似外国名称'),
  choice('quoted', 'often in quotation marks', '常加引号'), choice('not-quoted', 'not in quotation marks', '不加引号'),
  choice('sticks', 'its parts go together', '各字结合紧密'), choice('loose', 'its parts are loose', '各字结合松散'),
  choice('clear-edges', 'words end where it does', '首尾为词界'), choice('unsure-edges', 'it may end inside words', '首尾未必为词界'),
  choice('digits', 'figures in it', '含数字'), choice('no-digits', 'no figures in it', '不含数字'),
  choice('function-word', 'function words at its ends', '首尾为虚词'),
  choice('called-for', 'called for: a verb like promote before it', '前有“推进”之类动词'), choice('not-called-for', 'not called for', '前无“推进”之类动词'),
  choice('figures-near', 'figures near', '近旁有数字'), choice('no-figures', 'no figures near', '近旁无数字'),
  choice('early', 'stands where texts begin', '见于文首'), choice('later', 'stands further down', '不在文首'),
  choice('news-make', 'words of the news in it', '自身含新闻用词'), choice('no-news-make', 'no words of the news in it', '自身不含新闻用词'),
  choice('routine-make', 'words of anything in it', '自身含泛用词'), choice('no-routine-make', 'no words of anything in it', '自身不含泛用词'),
  choice('states-make', 'words between states in it', '自身含国与国往来用语'), choice('no-states-make', 'no words between states in it', '自身不含国与国往来用语'),
  choice('states-texts', 'texts of meetings and visits', '所在文章讲会见、访问'), choice('no-states-texts', 'not in texts of meetings', '所在文章不讲会见、访问'),
  choice('compound', 'an ordinary compound', '普通复合词'), choice('no-compound', 'no ordinary compound', '非普通复合词'),
  choice('listed', 'stands in lists', '常在顿号之后'), choice('not-listed', 'not in lists', '不在顿号之后'),
  choice('verb-first', 'begins with a verb', '以动词起首'), choice('no-verb-first', 'does not begin with a verb', '不以动词起首'),
  choice('long', 'long', '较长'), choice('not-long', 'not long', '不长'),
  choice('said-again', 'said again in one article', '一文中反复使用'), choice('said-once', 'said once in an article', '一文中只用一次'),
  choice('many-articles', 'many articles have it', '见于许多文章'), choice('few-articles', 'few articles have it', '见于少数文章'),
  choice('finished', 'what is said ends with it', '句子止于它'), choice('unfinished', 'what is said goes on behind it', '句子不止于它'),
  choice('title', 'stands at 《》', '常在《》内'), choice('name-ending', 'ends like a name', '结尾似名称'),
  choice('coming', 'its earlier uses are late ones', '此前的使用集中于后期'), choice('not-coming', 'its earlier uses are not late ones', '此前的使用不集中于后期'),
  choice('person', 'spelt like a person', '形似人名'), choice('reported', 'ends with “pointed out”', '以“指出、表示”结尾'),
];

export const choices: Record<string, Choice[]> = { kind: kinds, why: reasons };
