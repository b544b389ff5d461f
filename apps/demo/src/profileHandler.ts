// Where the time of one handler goes, as `kinglet profile` tells it.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { exercises, type HandlerName } from './answers.ts';

/** Profiles the handler on Node for a second. Gives the functions that took most, as a table; `page` gets the whole. */
export function profileHandler(handler: HandlerName, page: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'demo-profile-'));
  try {
    const event = join(folder, 'event.json');
    writeFileSync(event, exercises[handler].event);
    const entry = fileURLToPath(new URL(`./handlers/${handler}.ts`, import.meta.url));
    const options = ['--engine', 'node', '--event', event, '--seconds', '1', '--no-kernels', '--html', page];
    const words = ['--conditions=@kinglet/source', cli, 'profile', entry, ...options];
    return hottest(execFileSync(process.execPath, words, { cwd: folder, encoding: 'utf8', stdio: 'pipe' }));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const cli = fileURLToPath(new URL('../../../packages/cli/src/main.ts', import.meta.url));
/** With the head of the table. */
const mostLines = 7;

function hottest(printed: string): string {
  const [, table = ''] = /^Hottest functions.*\n([\s\S]*?)\n(?:\n|$)/m.exec(printed) ?? [];
  return table.split('\n').slice(0, mostLines).join('\n');
}
