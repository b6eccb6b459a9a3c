// Links in drawings.
import { go } from '../router.svelte';

/** Follows the links of a drawing in place. They are no stops for the tabulator key, of which a drawing may hold
    thousands: what they lead to must stand in a table below it, too. */
export function followLinks(drawing: Element): void {
  for (const link of drawing.querySelectorAll('a')) link.setAttribute('tabindex', '-1');
  drawing.addEventListener('click', (raw) => {
    const event = raw as MouseEvent;
    const link = (event.target as Element).closest('a');
    const to = link?.getAttribute('href') ?? link?.getAttributeNS('http://www.w3.org/1999/xlink', 'href');
    if (!to || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    go(to);
  });
}
