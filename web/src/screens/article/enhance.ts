// What script adds to an article's page, which is whole without it.

export function enhance(page: HTMLElement): void {
  page.dataset.written = 'yes';
}
