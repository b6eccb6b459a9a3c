// Marks of the glossary's phrases, phrase by phrase. Which are off stands in the address: ?unmarked=ID.
import { say } from '../../speech.svelte';
import { words } from './words';

function unmarked(): string[] {
  return new URLSearchParams(location.search).getAll('unmarked');
}

function keep(phrase: string, off: boolean): void {
  const url = new URL(location.href);
  const others = unmarked().filter((one) => one !== phrase);
  url.searchParams.delete('unmarked');
  for (const one of off ? [...others, phrase] : others) url.searchParams.append('unmarked', one);
  history.replaceState(null, '', url);
}

function show(page: HTMLElement, phrase: string, off: boolean): void {
  for (const mark of page.querySelectorAll<HTMLElement>('mark.phrase')) {
    if (mark.dataset.phrase === phrase) mark.classList.toggle('off', off);
  }
}

export function toggleMarks(page: HTMLElement): void {
  for (const entry of page.querySelectorAll<HTMLElement>('.legend li')) {
    const phrase = entry.dataset.phrase ?? '';
    const name = entry.querySelector('a')?.textContent ?? phrase;
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'quiet';
    const set = (off: boolean) => {
      show(page, phrase, off);
      button.textContent = off ? '○' : '●';
      button.setAttribute('aria-pressed', String(!off));
      button.setAttribute('aria-label', say(words.mark, name));
    };
    set(unmarked().includes(phrase));
    button.addEventListener('click', () => {
      const off = button.getAttribute('aria-pressed') === 'true';
      keep(phrase, off);
      set(off);
    });
    entry.append(button);
  }
}
