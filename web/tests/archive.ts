// Observatories made in a test: of a WARC file that is written here, or of rows.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { program, root } from './observatory';

export interface Page {
  url: string;
  type: string;
  body: string | Buffer;
  status?: string;
}

/** The pages as WARC records, captured one second after the other. */
export function warcOf(pages: Page[]): Buffer {
  const records = pages.map((page, at) => {
    const body = Buffer.from(page.body);
    const head = `HTTP/1.1 ${page.status ?? '200 OK'}\r\nContent-Type: ${page.type}\r\nContent-Length: ${body.length}\r\n\r\n`;
    const block = Buffer.concat([Buffer.from(head), body]);
    const said =
      'WARC/1.1\r\nWARC-Type: response\r\n' +
      `WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-${String(at).padStart(12, '0')}>\r\n` +
      `WARC-Target-URI: ${page.url}\r\nWARC-Date: 2024-07-02T09:30:${String(at).padStart(2, '0')}Z\r\n` +
      `Content-Type: application/http; msgtype=response\r\nContent-Length: ${block.length}\r\n\r\n`;
    return Buffer.concat([Buffer.from(said), block, Buffer.from('\r\n\r\n')]);
  });
  return Buffer.concat(records);
}

function weiguan(...words: string[]): void {
  try {
    execFileSync(program, words, { stdio: ['ignore', 'ignore', 'pipe'] });
  } catch (error) {
    // 2: done, with problems that were listed.
    if ((error as { status?: number }).status !== 2) throw error;
  }
}

/** An observatory with these files imported; its folder lies in a new one below the system's for such. */
export function observatoryOf(files: Record<string, string | Buffer>, ...options: string[]): string {
  const outer = mkdtempSync(join(tmpdir(), 'weiguan-web-'));
  const folder = join(outer, 'obs');
  weiguan('init', folder, '--pack', join(root, 'examples/pack'), '--name', 'Tideland');
  const paths = Object.entries(files).map(([name, bytes]) => {
    writeFileSync(join(outer, name), bytes);
    return join(outer, name);
  });
  const given = paths.filter((one) => !one.endsWith('.toml'));
  const maps = paths.filter((one) => one.endsWith('.toml')).flatMap((one) => ['--map', one]);
  weiguan('-C', folder, 'import', ...given, ...maps, ...options);
  return folder;
}

/** The captures of an observatory. */
export function capturesOf(folder: string): { capture: string; capture_url: string }[] {
  const lines = execFileSync(program, ['-C', folder, 'export', '--what', 'captures', '--format', 'jsonl']).toString();
  return lines.split('\n').filter(Boolean).map((line) => JSON.parse(line) as { capture: string; capture_url: string });
}
