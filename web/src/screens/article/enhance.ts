// What script adds to an article's page, which is whole without it.
import { addButtons } from './receipt';
import { toggleMarks } from './marks';

export function enhance(page: HTMLElement): void {
  page.dataset.written = 'yes';
  toggleMarks(page);
  addButtons(page);
}
