// The sections of the dashboard and the screens in them. An instrument that is named nowhere here appears under
// "All instruments" with a form and tables made from its description.
import type { Words } from './api';
import { words } from './words';

export interface Tool {
  path: string;
  name: Words;
}

export interface Section extends Tool {
  tools: Tool[];
}

const overview: Tool = { path: '/', name: words.overview };
const search: Tool = { path: '/search', name: words.search };

export const sections: Section[] = [
  { ...overview, tools: [] },
  { ...search, tools: [] },
  {
    path: '/phrases',
    name: words.phrases,
    tools: [
      { path: '/phrases', name: { en: 'Curves', zh: '曲线' } },
      { path: '/spread', name: { en: 'Spread', zh: '扩散' } },
      { path: '/concordance', name: { en: 'Concordance', zh: '语境索引' } },
      { path: '/collocates', name: { en: 'Neighbours', zh: '搭配' } },
      { path: '/keyness', name: { en: 'Keywords', zh: '关键词' } },
      { path: '/newphrases', name: { en: 'New phrases', zh: '新提法' } },
      { path: '/monthly', name: { en: 'Month by month', zh: '逐月' } },
    ],
  },
  {
    path: '/cascades',
    name: words.copies,
    tools: [
      { path: '/cascades', name: { en: 'Cascades', zh: '转载链' } },
      { path: '/reuse', name: { en: 'Passages', zh: '重复段落' } },
      { path: '/versus', name: { en: 'Side by side', zh: '对照' } },
      { path: '/novelty', name: { en: 'Own text', zh: '自采比例' } },
    ],
  },
  {
    path: '/vanished',
    name: words.vanished,
    tools: [
      { path: '/vanished', name: { en: 'This morning', zh: '今日清单' } },
      { path: '/deletions', name: { en: 'Every address', zh: '逐个网址' } },
      { path: '/edits', name: { en: 'Edits', zh: '改动' } },
      { path: '/survival', name: { en: 'Survival', zh: '存活' } },
    ],
  },
  {
    path: '/coverage',
    name: words.coverage,
    tools: [
      { path: '/coverage', name: { en: 'Who covers what', zh: '报道与沉默' } },
      { path: '/firstreport', name: { en: 'Who was first', zh: '谁最先' } },
    ],
  },
  {
    path: '/ranking',
    name: words.named,
    tools: [
      { path: '/ranking', name: { en: 'Ranking', zh: '排名' } },
      { path: '/mentions', name: { en: 'Mentions', zh: '提及' } },
    ],
  },
  {
    path: '/answers',
    name: words.answers,
    tools: [
      { path: '/answers', name: { en: 'Grid', zh: '总表' } },
      { path: '/silence', name: { en: 'Silence', zh: '沉默率' } },
      { path: '/officialline', name: { en: 'Official line', zh: '官方口径' } },
      { path: '/consistency', name: { en: 'Consistency', zh: '前后一致' } },
    ],
  },
  {
    path: '/instruments',
    name: words.more,
    tools: [
      { path: '/instruments', name: words.instruments },
      { path: '/notebooks', name: words.notebooks },
      { path: '/jobs', name: words.jobs },
      { path: '/outlets', name: words.outlets },
      { path: '/affiliation', name: { en: 'Who controls whom', zh: '隶属关系' } },
      { path: '/sources', name: words.sources },
      { path: '/problems', name: words.problems },
      { path: '/about', name: words.about },
    ],
  },
];

/** The section that an address belongs to; undefined where none has it. */
export function sectionOf(path: string): Section | undefined {
  const top = `/${path.split('/')[1] ?? ''}`;
  const plural = top === '/outlet' ? '/outlets' : top === '/diff' ? '/edits' : top;
  return sections.find((one) => one.path === plural || one.tools.some((tool) => tool.path === plural));
}
