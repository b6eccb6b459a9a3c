// What the program answers: every address has a twin that ends in .json, .jsonl or .csv.

export interface Words {
  en: string;
  zh: string;
}

export type Value = string | number | boolean | null;

export interface Choice {
  name: string;
  meaning: Words;
}

export interface Parameter {
  name: string;
  meaning: Words;
  type: string;
  default: string;
  many: boolean;
  choices: Choice[];
}

export interface Column {
  name: string;
  heading: Words;
  meaning: Words;
  type: string;
  unit: string;
  minor: boolean;
  choices: Choice[];
}

export interface Table {
  name: string;
  meaning: Words;
  columns: Column[];
}

/** An instrument, as it describes itself. */
export interface Instrument {
  name: string;
  version: string;
  question: Words;
  figure: boolean;
  news: string | null;
  parameters: Parameter[];
  tables: Table[];
}

export interface Evidence {
  articles: string[];
  captures: string[];
  /** "ARTICLE:BEGIN-END", in bytes. */
  passages: string[];
  /** A page of ours that lists it all. */
  address: string | null;
}

export interface Row {
  table: string;
  values: Record<string, Value>;
  evidence: Evidence;
}

/** What a run of an instrument gave. */
export interface Result {
  instrument: string;
  version: string;
  arguments: Record<string, string>;
  state: number;
  rows: Row[];
  notes: Words[];
  /** How many rows there are of each table; `rows` may hold fewer. */
  totals: Record<string, number>;
  total: number;
  /** The picture of all rows, where it was asked for and the rows were made for this question; SVG. */
  figure?: string;
}

/** What the program refused, with what can be done about it. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    message: string,
    readonly advice: string | null,
  ) {
    super(message);
  }
}

/** [name, value] of an address; what is empty is left out. */
export type Query = Record<string, string | string[] | undefined>;

export function addressOf(path: string, query: Query = {}): string {
  const parts = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== undefined && one !== '') parts.append(name, one);
    }
  }
  const text = parts.toString();
  return text ? `${path}?${text}` : path;
}

/** The same address in another form: "/search?q=x" and "csv" make "/search.csv?q=x". */
export function twin(address: string, form: 'json' | 'jsonl' | 'csv' | 'svg' | 'atom'): string {
  const at = address.indexOf('?');
  const path = at < 0 ? address : address.slice(0, at);
  return `${path === '/' ? '/index' : path}.${form}${at < 0 ? '' : address.slice(at)}`;
}

async function refusalOf(answer: Response): Promise<Refusal> {
  try {
    const said = (await answer.json()) as { error?: string; advice?: string | null };
    return new Refusal(answer.status, said.error ?? answer.statusText, said.advice ?? null);
  } catch {
    return new Refusal(answer.status, answer.statusText || `HTTP ${answer.status}`, null);
  }
}

const pause = (milliseconds: number) => new Promise((done) => setTimeout(done, milliseconds));

/** Asks once more where there was no answer: the program ends connections that nobody used for some seconds, and a
 *  question may be under way on one just then. */
async function asked(address: string, signal?: AbortSignal): Promise<Response> {
  const ask = () => fetch(address, { signal, headers: { Accept: 'application/json' } });
  try {
    return await ask();
  } catch (reason) {
    if (signal?.aborted) throw reason;
    await pause(300);
    return await ask();
  }
}

/** Asks for JSON. Throws Refusal, or what fetch() throws where there is no answer. */
export async function getJson<T>(address: string, signal?: AbortSignal): Promise<T> {
  const answer = await asked(address, signal);
  if (!answer.ok) throw await refusalOf(answer);
  return (await answer.json()) as T;
}

/** Sends JSON and takes JSON. The program takes it only from its own pages. */
export async function sendJson<T>(method: 'POST' | 'PUT' | 'DELETE', address: string, body: unknown): Promise<T> {
  const answer = await fetch(address, {
    method,
    headers: { Accept: 'application/json', 'Content-Type': 'application/json' },
    body: JSON.stringify(body ?? null),
  });
  if (!answer.ok) throw await refusalOf(answer);
  return (await answer.json()) as T;
}

/** Runs an instrument; at most `most` rows of each of its tables are sent, and all are counted. */
export function runInstrument(name: string, query: Query, signal?: AbortSignal, most = 5000): Promise<Result> {
  return getJson<Result>(addressOf(`/${name}.json`, { ...query, rows: String(most) }), signal);
}

const descriptions = new Map<string, Instrument>();

/** How an instrument describes itself. */
export async function describe(name: string): Promise<Instrument> {
  if (!descriptions.size) {
    const all = await getJson<{ instruments: Instrument[] }>('/instruments.json');
    for (const one of all.instruments) descriptions.set(one.name, one);
  }
  const found = descriptions.get(name);
  if (!found) throw new Refusal(404, `there is no instrument "${name}"`, null);
  return found;
}
