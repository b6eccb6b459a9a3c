// Long runs go on as jobs of the program.
import { getJson, sendJson, type Query, type Words } from './api';

export type JobState = 'queued' | 'running' | 'done' | 'failed' | 'stopped';

export interface Job {
  id: string;
  instrument: string;
  version: string;
  arguments: Record<string, string>;
  state: JobState;
  created: string | null;
  started: string | null;
  ended: string | null;
  attempts: number;
  archive_state: number | null;
  archive_state_end: number | null;
  rows: number;
  bytes: number;
  cut: boolean;
  notes: Words[];
  reason: Words | null;
  advice: string | null;
  progress: { what: string | null; records: number; bytes: number; of_bytes: number };
  /** The command line that gives the same rows. */
  command: string | null;
  /** The instrument's own screen with these arguments. */
  address: string | null;
}

export interface Jobs {
  total: number;
  /** Whether this program runs them; another one may. */
  runs: boolean;
  kept: boolean;
  limits: { jobs: number; bytes: number; all_bytes: number };
  jobs: Job[];
}

/** Starts a run of an instrument; its id. The same question to the same archive is not run twice. */
export async function startJob(instrument: string, query: Query, anew = false): Promise<string> {
  const started = await sendJson<{ id: string }>('POST', '/jobs.json', { instrument, arguments: query, anew });
  return started.id;
}

export const listJobs = (signal?: AbortSignal): Promise<Jobs> => getJson<Jobs>('/jobs.json', signal);
export const stopJob = (id: string): Promise<unknown> => sendJson('POST', `/jobs/${id}/stop.json`, null);
export const removeJob = (id: string): Promise<unknown> => sendJson('DELETE', `/jobs/${id}.json`, null);

export const isOpen = (job: Job): boolean => job.state === 'queued' || job.state === 'running';
