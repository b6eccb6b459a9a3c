// The player: a captured page in a sandbox, with a bar that says what it is. /replay/?source=/capture/ID.wacz&url=...&ts=...
import { Refusal } from '../api';
import { say } from '../speech.svelte';
import '../style.css';
import './player.css';
import { forget, load } from './engine';
import { words } from './words';

const largest = 200_000_000;

interface Asked {
  source: string;
  url: string;
  stamp: string;
}

/** What the address asks for; null where it is not an address of ours. */
function asked(): Asked | null {
  const query = new URLSearchParams(location.search);
  const source = query.get('source') ?? '';
  const url = query.get('url') ?? '';
  const stamp = query.get('ts') ?? '';
  if (!/^\/(article|capture)\/[0-9a-f]{16}\.wacz$/.test(source) || !/^https?:\/\//.test(url) || !/^(\d{14})?$/.test(stamp)) return null;
  return { source, url, stamp };
}

function element<K extends keyof HTMLElementTagNameMap>(name: K, text = '', attributes: Record<string, string> = {}): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  made.textContent = text;
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}

function tell(text: string): void {
  document.getElementById('place')?.replaceChildren(element('p', text, { role: 'status', class: 'note' }));
}

function showBar(what: Asked | null): void {
  const bar = document.getElementById('bar');
  document.title = `${say(words.title)} · Weiguan 围观`;
  if (!bar) return;
  bar.append(element('h1', say(words.title)));
  if (what) {
    const line = element('p');
    line.append(element('bdi', what.url, { class: 'address', dir: 'ltr' }));
    const at = /^(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})$/.exec(what.stamp);
    if (at) line.append(' · ', say(words.captured, `${at[1]}-${at[2]}-${at[3]} ${at[4]}:${at[5]}:${at[6]}`));
    line.append(' · ', element('a', say(words.receipt), { href: what.source.replace(/\.wacz$/, '') }));
    bar.append(line);
  }
  bar.append(element('p', say(words.lead), { class: 'note' }));
}

async function evidence(source: string): Promise<ArrayBuffer> {
  const answer = await fetch(source);
  if (!answer.ok) throw new Refusal(answer.status, `HTTP ${answer.status}`, null);
  const size = Number(answer.headers.get('Content-Length') ?? 0);
  if (size > largest) throw new Error(say(words.large, Math.ceil(size / 1e6)));
  return answer.arrayBuffer();
}

async function play(what: Asked): Promise<void> {
  const name = `evidence-${what.source.slice(-21, -5)}`;
  tell(say(words.loading));
  await load(name, what.source, await evidence(what.source));
  forget(name);
  // Without allow-scripts nothing in it runs; the worker can only answer for a frame of the same origin.
  const frame = element('iframe', '', { sandbox: 'allow-same-origin', title: say(words.frame), referrerpolicy: 'no-referrer' });
  frame.src = `/replay/w/${name}/${what.stamp}mp_/${what.url}`;
  document.getElementById('place')?.replaceChildren(frame);
}

const what = asked();
showBar(what);
if (!what) tell(say(words.wrong));
else if (!('serviceWorker' in navigator)) tell(say(words.insecure));
else play(what).catch((reason: unknown) => tell(say(words.failed, reason instanceof Error ? reason.message : String(reason))));
