// Units of columns, which the program writes in English, in the page's language.
import { say } from './speech.svelte';

const chinese: Record<string, string> = {
  addresses: '网址',
  answers: '回答',
  articles: '篇',
  'binary logarithm': '以 2 为底的对数',
  bits: '比特',
  captures: '次存档',
  cascades: '条转载链',
  changes: '处',
  characters: '字符',
  days: '天',
  edits: '处改动',
  facts: '项事实',
  hours: '小时',
  lines: '行',
  models: '个模型',
  nats: '奈特',
  nodes: '个节点',
  seats: '个',
  statements: '条陈述',
  occurrences: '次',
  'occurrences per million characters': '次／百万字',
  outlets: '家',
  pages: '页',
  pairs: '对',
  parts: '部分',
  passages: '段',
  'per million tokens': '每百万词次',
  periods: '个时段',
  questions: '题',
  quotes: '条引语',
  sentences: '句',
  sequences: '个字串',
  share: '占比',
  texts: '份文本',
  times: '次',
  tokens: '词次',
  visits: '次查看',
  words: '词',
  'words and characters': '词与字',
};

export function unitName(unit: string): string {
  return say({ en: unit, zh: chinese[unit] ?? unit });
}
