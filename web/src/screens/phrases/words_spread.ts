// What the screen about spread says; values of the instrument that are words.
import type { Choice } from '../../api';

export const words = {
  title: { en: 'Spread', zh: '扩散' },
  lead: {
    en: 'Who used a phrase first, who followed, and how soon. Clocks are seldom exact: each first use is a stretch of time, and where two overlap nobody can tell who was first.',
    zh: '提法由谁首先使用、谁随后跟进、相隔多久。时间很少精确：每个首用都是一段可能的时间，两段重叠时，无从判定孰先。',
  },
  first: { en: 'First uses: {}', zh: '首用：{}' },
  firstHint: {
    en: 'From the centre to the provinces and abroad. A bar is the time in which the first use lies; the sign stands where it surely had been used. Click a sign for the article.',
    zh: '自中央至地方，再至境外。横条为首用所在的时间范围，符号处为确已使用之时；点击符号查看文章。',
  },
  isFirst: { en: 'first', zh: '最先' },
  isAfter: { en: 'after', zh: '在后' },
  cannotTell: { en: 'cannot tell', zh: '无法判定' },
  open: { en: 'no known beginning', zh: '最早时间不详' },
  censored: { en: 'nobody looked before', zh: '此前无数据' },
  early: { en: 'before its time', zh: '早于官方始用' },
  days: { en: '{} d', zh: '{} 天' },
  hours: { en: '{} h', zh: '{} 小时' },
  minutes: { en: '{} min', zh: '{} 分钟' },
  lagBetween: { en: '+{} to {}', zh: '+{} 至 {}' },
  lagFrom: { en: '+{} or more', zh: '+{} 以上' },
  lagAbout: { en: '+{}', zh: '+{}' },
  notUsed: { en: 'Not used by', zh: '未用' },
  missing: { en: 'No data of', zh: '无数据' },
  adoption: { en: 'How many had used it: {}', zh: '采用曲线：{}' },
  adoptionHint: { en: 'By the end of each period; the band is what the clocks leave open.', zh: '截至各时段末；色带为时间不确定所留的余地。' },
  adopted: { en: 'used it', zh: '已使用' },
  known: { en: 'known by then', zh: '当时有数据' },
  outlets: { en: 'outlets', zh: '媒体数' },
  between: { en: '{} to {} of {}', zh: '{} 至 {}，共 {}' },
  exactly: { en: '{} of {}', zh: '{}，共 {}' },
  order: { en: 'Classes against each other', zh: '各类媒体先后' },
  adopters: { en: 'Everyone’s first use', zh: '各家首用' },
  adoptionRows: { en: 'Adoption by period', zh: '各时段采用情况' },
  unknownOutlet: { en: 'no known outlet', zh: '媒体不详' },
};

const choice = (name: string, en: string, zh: string): Choice => ({ name, meaning: { en, zh } });

const controls = [
  choice('central-party', 'central party media', '中央党媒'),
  choice('central-state', 'central state media', '中央国有媒体'),
  choice('local-party', 'local party media', '地方党媒'),
  choice('local-state', 'local state media', '地方国有媒体'),
  choice('commercial', 'commercial', '商业媒体'),
  choice('public', 'public broadcaster', '公共媒体'),
  choice('independent', 'independent', '独立媒体'),
  choice('other-state', 'media of another government', '其他政府所属媒体'),
  choice('unknown', 'not known', '不详'),
];
const yes = [choice('yes', 'yes', '是'), choice('no', 'no', '否')];
const kinds = [
  choice('newspaper', 'newspaper', '报纸'), choice('agency', 'agency', '通讯社'), choice('broadcaster', 'broadcaster', '广播电视'),
  choice('portal', 'portal', '门户'), choice('platform', 'platform', '平台'), choice('magazine', 'magazine', '杂志'),
  choice('government', 'government', '政府网站'), choice('website', 'website', '网站'), choice('journal', 'journal', '期刊'),
];

/** The words of the instrument's columns that hold them, by column. */
export const choices: Record<string, Choice[]> = {
  status: [choice('used', 'used', '已用'), choice('not-used', 'not used', '未用'), choice('missing', 'no data', '无数据'), choice('counted', 'counted', '已计')],
  order: [choice('first', 'first', '最先'), choice('after', 'after', '在后'), choice('cannot-tell', 'cannot tell', '无法判定')],
  known_by: [
    choice('record', 'record', '存档记录'), choice('feed', 'feed', '订阅源'), choice('metadata', 'metadata', '网页元数据'),
    choice('text', 'text', '正文'), choice('address', 'address', '网址'), choice('first-seen', 'first seen', '首次见到'),
  ],
  control: controls, leader: [...controls, ...kinds], follower: [...controls, ...kinds],
  kind: kinds, censored: yes, early: yes,
};

/** From the centre outwards. */
export const outwards = controls.map((one) => one.name);
export const controlName = (id: string) => controls.find((one) => one.name === id)?.meaning;
