import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, it } from 'vitest';
import { loadWarning } from './machine.ts';
import { createProgress } from './progress.ts';
import { runSuites, suiteNames, suiteTitles } from './runSuites.ts';

let dir: string;
let written: string;
const stream = { write: (text: string) => (written += text) };

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'suites-'));
  mkdirSync(join(dir, 'suites'));
  written = '';
});

function addSuite(name: string, run: string): void {
  const text = `export const suite = { title: 'Suite ${name}', description: 'd', run: async (context) => { ${run} } };`;
  writeFileSync(join(dir, 'suites', `${name}.ts`), text);
}

const options = (suites: string[]): Parameters<typeof runSuites>[0] => ({
  suites,
  quick: true,
  progress: createProgress(stream),
  docsDir: join(dir, 'docs'),
  cacheDir: join(dir, 'cache'),
  suitesDir: join(dir, 'suites'),
  now: () => new Date(0),
});

it('finds the suites of this app by their files', async () => {
  expect(suiteNames()).toContain('cold-start');
  expect((await suiteTitles())['cold-start']).toBe('Cold start of a minimal handler');
});

it('runs suites in order, with a folder and a way to get peers, and writes the summary', async () => {
  const values = `{ kinglet: context.quick ? 1 : 2 }`;
  addSuite('a', `return { comparisons: [{ case: 'c', metric: 'm', unit: 'u', better: 'lower', values: ${values} }] };`);
  addSuite(
    'b',
    `await context.installPeer({ name: 'x', from: 'npm', packages: ['loose'] }).catch((e) => { context.note = e.code; });
    return { comparisons: [], notes: [context.note, context.workDir] };`,
  );
  writeFileSync(join(dir, 'suites/a.test.ts'), '');

  const summary = await runSuites(options(['b', 'a']));

  expect(summary.suites.a).toMatchObject([{ values: { kinglet: 1 }, met: null }]);
  expect(summary.date).toBe('1970-01-01T00:00:00.000Z');
  const record = JSON.parse(readFileSync(join(dir, 'docs/suites/b.json'), 'utf8')) as { notes: string[] };
  expect(record.notes.slice(0, 2)).toEqual(['KINGLET_BENCH_PEER', join(dir, 'cache/bench/b')]);
  expect(existsSync(join(dir, 'cache/bench/b'))).toBe(true);
  expect(written.indexOf('b: 0 comparisons')).toBeLessThan(written.indexOf('a: 1 comparisons'));
});

it('keeps what was measured before a suite fails', async () => {
  addSuite('good', 'return { comparisons: [] };');
  addSuite('worse', `throw new Error('broken');`);

  await expect(runSuites(options(['good', 'worse']))).rejects.toThrow('broken');

  expect(existsSync(join(dir, 'docs/suites/good.json'))).toBe(true);
});

it('rewrites one line on a terminal and writes only results elsewhere', () => {
  const terminal = createProgress({ ...stream, isTTY: true });
  terminal.update('working', 1, 2);
  terminal.update('thinking');
  terminal.done('finished');
  expect(written).toBe('\r\x1b[2K  working ━━━━━━━━━━━━············ 1/2\r\x1b[2K  thinking …\r\x1b[2K  finished\n');

  written = '';
  createProgress({ ...stream, isTTY: true, columns: 8 }).update('working', 1, 2);
  expect(written).toBe('\r\x1b[2K  worki');

  written = '';
  createProgress(stream).update('working', 1, 2);
  createProgress(stream).done('finished');
  expect(written).toBe('  finished\n');
});

it('warns of a busy machine only', () => {
  const machine = { cpu: '', arch: '', cores: 4, memoryMb: 1, kernel: '', node: '' };
  expect(loadWarning({ ...machine, load: 1 })).toBeUndefined();
  expect(loadWarning({ ...machine, load: 3.5 })).toContain('3.5');
});
