// Which screen is shown at which address. Each is loaded when it is first asked for.
import type { Component } from 'svelte';

type Load = () => Promise<{ default: Component }>;

const own: Record<string, Load> = {
  '': () => import('./screens/overview/Overview.svelte'),
  instruments: () => import('./screens/Instruments.svelte'),
  jobs: () => import('./screens/jobs/Jobs.svelte'),
  notebooks: () => import('./screens/notebooks/Notebooks.svelte'),
};

/** The screen of "/search", "/phrases", "/outlet/ID"; any instrument has one. */
export function screenOf(path: string): Load {
  const name = path.split('/')[1] ?? '';
  return own[name] ?? (() => import('./screens/instrument/Instrument.svelte'));
}
