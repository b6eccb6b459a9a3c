// How answers are laid out: models across, questions down.
import type { Row } from '../../api';

export interface Column {
  key: string;
  model: string;
  route: string;
  /** The model was asked over more than one route. */
  many: boolean;
}

export interface Question {
  key: string;
  battery: string;
  id: string;
  topic: string;
  control: string;
  /** The words sent, by language: "zh", "en". */
  asked: Map<string, string>;
  /** By column, by language asked in, in the order of the rows. */
  cells: Map<string, Map<string, Row[]>>;
}

const text = (row: Row, name: string) => String(row.values[name] ?? '');
const columnKey = (row: Row) => JSON.stringify([text(row, 'model'), text(row, 'route')]);

/** One model over two routes is two. */
export function columnsOf(rows: Row[]): Column[] {
  const found = new Map<string, Column>();
  const routes = new Map<string, Set<string>>();
  for (const row of rows) {
    const [model, route] = [text(row, 'model'), text(row, 'route')];
    const key = columnKey(row);
    if (!found.has(key)) found.set(key, { key, model, route, many: false });
    routes.set(model, (routes.get(model) ?? new Set()).add(route));
  }
  for (const one of found.values()) one.many = (routes.get(one.model)?.size ?? 0) > 1;
  return [...found.values()].sort((a, b) => a.model.localeCompare(b.model) || a.route.localeCompare(b.route));
}

const rank = (control: string) => (control === 'neutral' ? 2 : control === 'matched' ? 1 : 0);

/** Questions asked for themselves first, then matched and neutral controls; by topic, in the order they came. */
export function questionsOf(rows: Row[]): Question[] {
  const found = new Map<string, Question>();
  for (const row of rows) {
    const [battery, id, language] = [text(row, 'battery'), text(row, 'question'), text(row, 'language')];
    const key = JSON.stringify([battery, id]);
    let question = found.get(key);
    if (!question) {
      question = { key, battery, id, topic: text(row, 'topic'), control: text(row, 'control'), asked: new Map(), cells: new Map() };
      found.set(key, question);
    }
    const main = language.split('-')[0] ?? language;
    if (!row.values.turn && text(row, 'asked') && !question.asked.has(main)) question.asked.set(main, text(row, 'asked'));
    const column = columnKey(row);
    const cell = question.cells.get(column) ?? new Map<string, Row[]>();
    question.cells.set(column, cell);
    const list = cell.get(language) ?? [];
    list.push(row);
    cell.set(language, list);
  }
  return [...found.values()].sort((a, b) => rank(a.control) - rank(b.control) || a.battery.localeCompare(b.battery) || a.topic.localeCompare(b.topic));
}
