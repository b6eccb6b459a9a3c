// What /diff.json answers.
export interface Side {
  id: string;
  title: string;
  text: string;
  language: string;
  url: string | null;
  seen: string | null;
}

export interface Operation {
  place_of_change: string;
  classes: string;
  severity: number;
  before: string | null;
  after: string | null;
  before_begin: number;
  before_end: number;
  after_begin: number;
  after_end: number;
}

export interface Compared {
  before: Side;
  after: Side;
  changed: boolean;
  classes: string[];
  severity: number;
  deleted: number;
  inserted: number;
  operations: Operation[];
}
