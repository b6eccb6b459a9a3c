// Long runs go on as jobs of the program.
import { sendJson, type Query } from './api';

/** Starts a run of an instrument; its id. */
export async function startJob(instrument: string, query: Query): Promise<string> {
  const started = await sendJson<{ id: string }>('POST', '/jobs.json', { instrument, arguments: query });
  return started.id;
}
