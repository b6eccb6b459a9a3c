// Links in drawings, and the hatching that stands for what is missing.
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

function element(name: string, attributes: Record<string, string>): SVGElement {
  const made = document.createElementNS('http://www.w3.org/2000/svg', name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}

/** A mark for Plot that makes `url(#id)` a fill of slanting lines. */
export function hatching(id: string): () => SVGElement {
  return () => {
    const pattern = element('pattern', { id, width: '5', height: '5', patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(45)' });
    pattern.append(element('line', { x1: '0', y1: '0', x2: '0', y2: '5', stroke: 'currentColor', 'stroke-width': '1', 'stroke-opacity': '0.45' }));
    const defs = element('defs', {});
    defs.append(pattern);
    return defs;
  };
}
