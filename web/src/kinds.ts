// Words of the archive as people say them, and names of languages.
import { nameOf, say, speech } from './speech.svelte';
import { site } from './site.svelte';
import { words } from './words';

const kinds: Record<string, { en: string; zh: string }> = {
  article: { en: 'news article', zh: '新闻文章' },
  post: { en: 'post', zh: '帖子' },
  answer: { en: 'answer of a chatbot', zh: '聊天机器人的回答' },
  document: { en: 'document', zh: '文件' },
};
const cannotTell = { en: 'cannot be told', zh: '无法判定' };
const notKnown = { en: 'not known', zh: '不详' };
const nobody = { en: 'nobody', zh: '无' };
const noGroup = { en: 'in no group', zh: '未归入任何媒体组' };

export function kindName(kind: string): string {
  const found = kinds[kind];
  return found ? say(found) : kind;
}

export function languageName(language: string): string {
  if (language === '' || language === 'und') return say(cannotTell);
  try {
    const names = new Intl.DisplayNames([speech.now === 'zh' ? 'zh-Hans' : 'en'], { type: 'language' });
    return names.of(language) ?? language;
  } catch {
    return language;
  }
}

export function outletName(outlet: string | null): string {
  if (!outlet || outlet === 'unknown') return say(words.noOutlet);
  return nameOf(site.now.outlets[outlet], outlet);
}

export function groupName(group: string): string {
  if (group === 'none') return say(noGroup);
  if (group === 'unknown') return say(notKnown);
  if (group === 'nobody') return say(nobody);
  // Articles are counted by whoever controls their outlet, too.
  return nameOf(site.now.groups[group] ?? site.now.bodies[group] ?? site.now.outlets[group], group);
}

/** For lang=: "zh-Hans", "en"; undefined where it is not known. */
export function tag(one: { language: string | null; script?: string | null }): string | undefined {
  if (!one.language) return undefined;
  return one.script === 'Hans' || one.script === 'Hant' ? `${one.language}-${one.script}` : one.language;
}
