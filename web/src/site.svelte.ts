// What the dashboard knows of the observatory before anything is asked.
import { getJson, type Words } from './api';

export interface Names {
  hans: string | null;
  hant: string | null;
  en: string | null;
}

export interface Site {
  name: string | null;
  version: string;
  state: number;
  zone: string;
  instruments: { name: string; question: Words }[];
  outlets: Record<string, Names>;
  groups: Record<string, Names>;
  /** Of affiliations: who controls outlets, and others. */
  bodies: Record<string, Names>;
  tiers: Record<string, Names>;
}

const empty: Site = { name: null, version: '', state: 0, zone: 'UTC', instruments: [], outlets: {}, groups: {}, bodies: {}, tiers: {} };

export const site: { now: Site } = $state({ now: empty });

export async function loadSite(): Promise<void> {
  site.now = await getJson<Site>('/site.json');
}
