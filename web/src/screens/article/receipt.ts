// Buttons of the receipt: copy a line, copy all, print.
import { say } from '../../speech.svelte';
import { words } from './words';

function button(label: string, name: string, click: (self: HTMLButtonElement) => void): HTMLButtonElement {
  const made = document.createElement('button');
  made.type = 'button';
  made.className = 'quiet';
  made.textContent = label;
  if (name !== label) made.setAttribute('aria-label', name);
  made.addEventListener('click', () => click(made));
  return made;
}

async function copy(text: string, self: HTMLButtonElement): Promise<void> {
  await navigator.clipboard.writeText(text);
  const said = self.textContent;
  self.textContent = say(words.copied);
  setTimeout(() => (self.textContent = said), 2000);
}

/** The receipt as lines of text, without what the lines mean. */
function textOf(receipt: HTMLElement): string {
  const lines = [...receipt.querySelectorAll<HTMLElement>('.lines > div')].map((line) => {
    const value = line.querySelector('dd')?.cloneNode(true) as HTMLElement;
    value.querySelectorAll('.origin, button').forEach((one) => one.remove());
    return `${line.querySelector('dt')?.textContent ?? ''}: ${value.textContent?.trim() ?? ''}`;
  });
  return `${document.title}\n${location.href}\n${lines.join('\n')}\n`;
}

export function addButtons(page: HTMLElement): void {
  const receipt = page.querySelector<HTMLElement>('.receipt');
  if (!receipt) return;
  // Browsers let only pages of this machine or over https write to the clipboard.
  if (navigator.clipboard) {
    for (const value of receipt.querySelectorAll<HTMLElement>('dd > code, dd > .address')) {
      const text = value.textContent ?? '';
      const what = value.closest('div')?.querySelector('dt')?.textContent ?? '';
      value.after(button(say(words.copy), `${say(words.copy)}: ${what}`, (self) => void copy(text, self)));
    }
    receipt.append(button(say(words.copyReceipt), say(words.copyReceipt), (self) => void copy(textOf(receipt), self)));
  }
  receipt.append(button(say(words.print), say(words.print), () => print()));
}
