// Articles as the program tells them; each is asked for once.
import { getJson } from '../../api';

export interface Told {
  id: string;
  title: string | null;
  text: string | null;
  outlet: string | null;
  outlet_name: string | null;
  language: string | null;
  script: string | null;
  published: { earliest: string | null; latest: string };
  captures: { id: string; address: string }[];
  answer: {
    left: string | null;
    message: string | null;
    code: string | null;
    failure: string | null;
    first_ms: number | null;
    withdrawn_ms: number | null;
    ended_ms: number | null;
  } | null;
}

const asked = new Map<string, Promise<Told>>();
const most = 500;

export function article(id: string): Promise<Told> {
  const known = asked.get(id);
  if (known) return known;
  const wanted = getJson<Told>(`/article/${id}.json`);
  wanted.catch(() => asked.delete(id));
  if (asked.size >= most) asked.clear();
  asked.set(id, wanted);
  return wanted;
}

/** Of a text's lang attribute; undefined where not known. */
export function tagOf(told: { language: string | null; script: string | null }): string | undefined {
  if (!told.language || told.language === 'und') return undefined;
  return told.script && told.language === 'zh' ? `zh-${told.script}` : told.language;
}
