// A drawing as one image to those who hear the page: what is in it stands in words and rows beside it.

/** Names the drawing and takes the names off its parts, which would be read one by one. */
export function asImage(drawing: Element, name: string): Element {
  for (const part of drawing.querySelectorAll('[aria-label], [aria-description]')) {
    part.removeAttribute('aria-label');
    part.removeAttribute('aria-description');
  }
  const svg = drawing instanceof SVGSVGElement ? drawing : drawing.querySelector('svg');
  svg?.setAttribute('role', 'img');
  svg?.setAttribute('aria-label', name);
  return drawing;
}
