// Which screen is shown at which address. Each is loaded when it is first asked for.
import type { Component } from 'svelte';

type Load = () => Promise<{ default: Component }>;

const own: Record<string, Load> = {
  '': () => import('./screens/overview/Overview.svelte'),
  about: () => import('./screens/lists/About.svelte'),
  affiliation: () => import('./screens/affiliation/Affiliation.svelte'),
  answers: () => import('./screens/answers/Answers.svelte'),
  arrivals: () => import('./screens/overview/Overview.svelte'),
  cascades: () => import('./screens/copies/Cascades.svelte'),
  collocates: () => import('./screens/phrases/Collocates.svelte'),
  concordance: () => import('./screens/phrases/Concordance.svelte'),
  consistency: () => import('./screens/answers/Consistency.svelte'),
  coverage: () => import('./screens/coverage/Coverage.svelte'),
  deletions: () => import('./screens/vanished/Deletions.svelte'),
  diff: () => import('./screens/vanished/Diff.svelte'),
  edits: () => import('./screens/vanished/Edits.svelte'),
  evidence: () => import('./screens/lists/Evidence.svelte'),
  firstreport: () => import('./screens/coverage/FirstReport.svelte'),
  holdings: () => import('./screens/overview/Overview.svelte'),
  instruments: () => import('./screens/Instruments.svelte'),
  jobs: () => import('./screens/jobs/Jobs.svelte'),
  keyness: () => import('./screens/phrases/Keyness.svelte'),
  monthly: () => import('./screens/phrases/Monthly.svelte'),
  newphrases: () => import('./screens/phrases/NewPhrases.svelte'),
  notebooks: () => import('./screens/notebooks/Notebooks.svelte'),
  novelty: () => import('./screens/copies/Novelty.svelte'),
  officialline: () => import('./screens/answers/OfficialLine.svelte'),
  outlet: () => import('./screens/lists/Outlet.svelte'),
  outlets: () => import('./screens/lists/Outlets.svelte'),
  phrases: () => import('./screens/phrases/Curves.svelte'),
  problems: () => import('./screens/lists/Problems.svelte'),
  ranking: () => import('./screens/ranking/Ranking.svelte'),
  reuse: () => import('./screens/copies/Reuse.svelte'),
  search: () => import('./screens/search/Search.svelte'),
  silence: () => import('./screens/answers/Silence.svelte'),
  sources: () => import('./screens/lists/Sources.svelte'),
  spread: () => import('./screens/phrases/Spread.svelte'),
  survival: () => import('./screens/vanished/Survival.svelte'),
  vanished: () => import('./screens/vanished/Vanished.svelte'),
  versus: () => import('./screens/copies/Versus.svelte'),
};

/** The screen of "/search", "/phrases", "/outlet/ID"; any instrument has one. */
export function screenOf(path: string): Load {
  const name = path.split('/')[1] ?? '';
  return own[name] ?? (() => import('./screens/instrument/Instrument.svelte'));
}
