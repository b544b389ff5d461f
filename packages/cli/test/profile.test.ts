// kinglet profile on this machine: real builds, real processes, real samples.
import { existsSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { type CpuProfile, createProfiler, isMeasured, type ProfileReport, readReport } from '@kinglet/profiler';
import { beforeAll, describe, expect, it } from 'vitest';
import { findCompiler, reportSkipped } from '../../../scripts/toolchain.mjs';
import type { Context } from '../src/context.ts';
import { chromiumIsMissing, startChromium } from './chromium.ts';
import { folderWith, kinglet, type Ran } from './cli.ts';

/** Line 4 is where the time goes. */
const handler = `import { dot } from '@kinglet/kernels';
interface Event { readonly rounds?: number; readonly fail?: 'throw' | 'exit' | 'hang' }
const vector = new Float32Array(1024).fill(2);
function sumOfSines(rounds: number): number {
  let sum = 0;
  for (let i = 0; i < rounds; i++) sum += Math.sin(i);
  return sum;
}
let events = 0;
export const handler = async ({ rounds = 400_000, fail }: Event) => {
  const isLate = ++events > 3;
  if (fail === 'throw' && events % 2 === 0) throw new RangeError('every second event');
  if (fail === 'exit' && isLate) process.exit(3);
  if (fail === 'hang' && isLate) await new Promise((resolve) => setTimeout(resolve, 600_000));
  return { sum: sumOfSines(rounds), dot: dot(vector, vector) };
};
`;
const isLinux = process.platform === 'linux';
const hasClang = isLinux && findCompiler() !== undefined;
if (!hasClang) reportSkipped('kinglet profile with engine native', 'no clang');
const env = { PATH: process.env.PATH };
/** So many that they are sampled though there are few events. */
const rounds = 3_000_000;
const short = ['--warmup', '2', '--invocations', '30'];

function project(source = handler): string {
  const folder = folderWith({ 'src/handler.ts': source, 'package.json': '{"name": "@demo/sines"}' });
  symlinkSync(fileURLToPath(new URL('../node_modules', import.meta.url)), join(folder, 'node_modules'));
  return folder;
}

/** What a project consists of before it is profiled. */
const own = ['node_modules', 'package.json', 'src'];

function profile(folder: string, args: readonly string[], more: Partial<Context> = {}): Promise<Ran> {
  return kinglet(folder, ['profile', ...args], { env, ...more });
}

function reportIn({ stdout }: Ran): ProfileReport {
  return JSON.parse(stdout) as ProfileReport;
}

/** The function in whose own code most time was. */
function hottest(profile: CpuProfile | undefined): {
  readonly name: string;
  readonly url: string;
  readonly line: number;
} {
  if (!profile) throw new Error('Expected samples of the main thread, found none');
  const self = new Map<number, number>();
  for (const [at, id] of profile.samples.entries()) self.set(id, (self.get(id) ?? 0) + profile.timeDeltas[at]!);
  const busy = profile.nodes.filter(({ callFrame }) => callFrame.url !== '');
  const { callFrame } = busy.reduce((a, b) => ((self.get(b.id) ?? 0) > (self.get(a.id) ?? 0) ? b : a));
  return { name: callFrame.functionName, url: callFrame.url, line: callFrame.lineNumber + 1 };
}

describe('kinglet profile', () => {
  const folder = project();
  const files = ['out.json', 'cpuprofile', 'heapprofile', 'pprof', 'speedscope', 'trace'];
  const bytes = (name: string) => readFileSync(join(folder, 'o', name));
  const json = (name: string) => JSON.parse(bytes(name).toString());
  let ran: Ran;

  beforeAll(async () => {
    const args = files.flatMap((name) => [`--${name.replace('.json', '')}`, `o/${name}`]);
    ran = await profile(folder, [...short, '--heap', '--interval', '200', '--html', 'o/page.html', ...args]);
  }, 120_000);

  it('names the function that takes the time, where it is in the TypeScript', () => {
    expect(ran.exitCode, ran.stderr).toBe(0);
    const { cpu, spans, kernels, metrics, machine } = readReport(bytes('out.json').toString());
    expect(machine).toBe(createProfiler({ counters: false }).report().machine);
    const url = pathToFileURL(join(folder, 'src/handler.ts')).href;
    expect(hottest(cpu[0]?.profile)).toEqual({ name: 'sumOfSines', url, line: 4 });
    expect(spans).toMatchObject([{ name: 'handler', count: 30, failures: 0, children: [] }]);
    expect(kernels).toContainEqual(expect.objectContaining({ kernel: 'dot', calls: 30 }));
    expect(isMeasured(metrics.initDuration!)).toBe(true);
  });

  it('prints tables, the hottest function first, and on stderr what it does', () => {
    const [, first = ''] = /^Hottest functions.*\n.*\n(.*)$/m.exec(ran.stdout) ?? [];
    expect(first).toMatch(/sumOfSines +src\/handler\.ts:4\b/);
    expect(ran.stdout).toMatch(/^Spans\n.*\n +handler +30 /m);
    expect(ran.stderr).toContain('2 events to warm up, then 30 events');
    expect(ran.stderr.match(/^wrote o\//gm)).toHaveLength(7);
  });

  it('writes every form that is asked for, and nothing else', () => {
    expect(readdirSync(folder).sort()).toEqual(['node_modules', 'o', 'package.json', 'src']);
    expect(readdirSync(join(folder, 'o')).sort()).toEqual([...files, 'page.html'].sort());
    expect(hottest(json('cpuprofile')).name).toBe('sumOfSines');
    expect(json('heapprofile').head.children.length).toBeGreaterThan(0);
    expect(gunzipSync(bytes('pprof')).toString('latin1').includes('sumOfSines')).toBe(true);
    const frame = expect.objectContaining({ name: 'sumOfSines', line: 4 });
    expect(json('speedscope').shared.frames).toContainEqual(frame);
    expect(json('trace').traceEvents).toContainEqual(expect.objectContaining({ name: 'handler' }));
  });

  it.skipIf(chromiumIsMissing)('writes a page that opens in Chromium', async () => {
    const chromium = await startChromium();
    try {
      const page = await chromium.open(join(folder, 'o/page.html'), { scheme: 'light', width: 1000 });
      expect(page.problems).toEqual([]);
      expect(page.requests).toHaveLength(1);
      expect(await page.evaluate('document.title')).toMatch(/^[^/]+: src\/\w+\.ts$/);
      expect(await page.evaluate('document.body.textContent.includes("sumOfSines")')).toBe(true);
    } finally {
      await chromium.stop();
    }
  });
});

describe('kinglet profile, of functions that are otherwise', () => {
  it('goes on after events that fail, says so, and ends with 1', async () => {
    const folder = project();

    const ran = await profile(folder, ['--event', '{"fail": "throw"}', ...short, '--no-kernels', '--json']);

    expect(ran.exitCode).toBe(1);
    const { spans, notes } = reportIn(ran);
    expect(spans).toMatchObject([{ count: 30, failures: 15 }]);
    expect(notes).toContainEqual(expect.stringMatching(/^16 of 32 events failed; the first: .*every second event/));
    expect(existsSync(join(folder, 'profile.html'))).toBe(true);
  });

  it.each([
    ['exits', 'exit', /1 of 4 events failed; the first: .*Runtime exited/],
    ['hangs', 'hang', /^event 2 of the profile took longer than 2 s, which ended it/],
  ])('keeps what there is of a function that %s', async (_, fail, note) => {
    const folder = project();
    const event = JSON.stringify({ fail, rounds });

    const ran = await profile(folder, ['--event', event, ...short, '--timeout', '2', '--no-kernels', '--json']);

    expect(ran.exitCode, ran.stderr).toBe(1);
    const { spans, notes, cpu } = reportIn(ran);
    expect(spans[0]?.count).toBe(1);
    expect(notes).toContainEqual(expect.stringMatching(note));
    // V8 may have inlined the function by now.
    expect(hottest(cpu[0]?.profile).url).toBe(pathToFileURL(join(folder, 'src/handler.ts')).href);
    expect(readdirSync(folder).sort()).toEqual(['node_modules', 'package.json', 'profile.html', 'src']);
  });

  it('writes what there is after Ctrl-C', async () => {
    const folder = project();
    const interrupt = new AbortController();
    const noted: string[] = [];
    const note = (line: string) => {
      noted.push(line);
      if (line.includes('to warm up')) setTimeout(() => interrupt.abort(), 5000);
    };
    const printed: string[] = [];
    const print = (line: string) => void printed.push(line);
    const console = { isJson: true, print, write: async () => undefined, note, paint: String };
    const args = ['--event', JSON.stringify({ rounds }), '--warmup', '0', '--seconds', '600', '--no-kernels'];

    const { exitCode } = await profile(folder, args, { console, signal: interrupt.signal });

    expect(exitCode).toBe(130);
    expect(noted).toContainEqual(expect.stringMatching(/^interrupted: .* Ctrl-C again ends at once/));
    const { spans, cpu } = JSON.parse(printed.join('')) as ProfileReport;
    expect(spans[0]?.count).toBeGreaterThan(0);
    expect(hottest(cpu[0]?.profile).url).toBe(pathToFileURL(join(folder, 'src/handler.ts')).href);
    expect(readdirSync(folder).sort()).toEqual(['node_modules', 'package.json', 'profile.html', 'src']);
  });

  it.each([
    [['nope.ts'], 1, /expected a file with the handler, found none at \/.*\/nope\.ts/],
    [['--interval', '10'], 2, /Expected --interval to be a whole number from 50 to 1000000, got "10"/],
    [['--event', '{'], 2, /the event:1:2: expected JSON/],
    [['--pprof', 'x', '--out', './x'], 2, /Expected two files for --out and --pprof, got x for both/],
    [['--heapprofile', 'x'], 2, /Expected --heap with --heapprofile/],
    [['--html', 'src'], 1, /Expected to write src, found: a folder/],
  ])('%j is refused, and nothing is written', async (args, code, message) => {
    const folder = project();

    const { exitCode, stdout, stderr } = await profile(folder, args);

    expect({ exitCode, stdout }).toEqual({ exitCode: code, stdout: '' });
    expect(stderr).toMatch(message);
    expect(readdirSync(folder).sort()).toEqual(own);
  });

  it('says why a function that does not start has no profile', async () => {
    const folder = project('throw new Error("no luck");\nexport const handler = async () => 1;\n');

    const { exitCode, stderr } = await profile(folder, short);

    expect(exitCode).toBe(1);
    expect(stderr).toMatch(/its process ended at event 1: .*no luck.* \(KINGLET_CLI_FAILED\)/);
    expect(existsSync(join(folder, 'profile.html'))).toBe(false);
  });

  it('calls functions as their sources do, where the bundle has two of one name', async () => {
    const folder = project(
      `import { hot as first } from './first.ts';
const hot = (rounds: number): number => Array.from({ length: rounds }, (_, i) => Math.sin(i)).length;
export const handler = async () => first(100) + hot(300_000);\n`,
    );
    writeFileSync(
      join(folder, 'src/first.ts'),
      'export const hot = (rounds: number): number => rounds * Math.sin(rounds);\n',
    );

    const ran = await profile(folder, [...short, '--no-kernels', '--json']);

    expect(ran.exitCode, ran.stderr).toBe(0);
    const frames = reportIn(ran).cpu[0]!.profile.nodes.map(({ callFrame }) => callFrame);
    const url = pathToFileURL(join(folder, 'src/handler.ts')).href;
    expect(frames).toContainEqual(expect.objectContaining({ functionName: 'hot', url, lineNumber: 1 }));
    expect(frames.map(({ functionName }) => functionName)).not.toContain('hot2');
  });

  it('says how a process ended that left no profile', async () => {
    const killed = "if (++events > 4) process.kill(process.pid, 'SIGKILL');";
    const folder = project(`let events = 0;\nexport const handler = async () => { ${killed} };\n`);

    const { exitCode, stderr } = await profile(folder, [...short, '--no-kernels']);

    expect(exitCode).toBe(1);
    expect(stderr).toMatch(/its process ended at event 5: .*signal: killed.* \(KINGLET_CLI_FAILED\)/);
    expect(readdirSync(folder).sort()).toEqual(own);
  });

  it('profiles a handler that streams, and one of bytes', async () => {
    const streaming = project(
      `import { streamifyResponse } from '@kinglet/runtime';
export const handler = streamifyResponse(async (_event, stream) => { stream.write('one '); stream.end('two'); });\n`,
    );
    const raw = project('export const rawHandler = (event: Uint8Array) => event;\n');

    for (const folder of [streaming, raw]) {
      const ran = await profile(folder, [...short, '--no-kernels', '--json']);
      expect(ran.exitCode, ran.stderr).toBe(0);
      expect(reportIn(ran).spans).toMatchObject([{ name: 'handler', count: 30, failures: 0 }]);
    }
  });

  it.skipIf(!isLinux)('engine quickjs: cold start and invocations, and why no stacks', async () => {
    const folder = project();

    const ran = await profile(folder, ['--engine', 'quickjs', '--pprof', 'cpu.pb.gz', ...short, '--json']);

    expect(ran.exitCode, ran.stderr).toBe(0);
    const { spans, metrics, records, cpu, notes } = reportIn(ran);
    expect(spans).toMatchObject([{ name: 'handler', count: 30, failures: 0 }]);
    expect(records).toHaveLength(30);
    expect(Object.keys(metrics)).toEqual(expect.arrayContaining(['coldStartEngineInit', 'coldStartInit', 'cpuTime']));
    expect(cpu).toEqual([]);
    expect(notes).toContainEqual(expect.stringMatching(/^engine quickjs: stacks .* cannot be sampled/));
    expect(ran.stderr).toContain('did not write cpu.pb.gz: there are no samples');
    expect(existsSync(join(folder, 'cpu.pb.gz'))).toBe(false);
  });

  it.skipIf(!isLinux)('engine quickjs: what is wrong with the function is said of its own file', async () => {
    const ran = await profile(project('export const handler = async () => {\n'), ['--engine', 'quickjs']);

    expect(ran).toMatchObject({ exitCode: 1, stdout: '' });
    expect(ran.stderr).toMatch(/src\/handler\.ts:2:/);
  });

  it.skipIf(!hasClang)(
    'engine native: the same of AssemblyScript',
    async () => {
      const source = `import { Context } from '@kinglet/runtime';
export function handler(event: string, context: Context): string {
  return '["' + context.awsRequestId + '",' + event.length.toString() + ']';
}\n`;
      const folder = project(source);

      const ran = await profile(folder, ['--engine', 'native', ...short, '--json']);

      expect(ran.exitCode, ran.stderr).toBe(0);
      const { spans, metrics, notes } = reportIn(ran);
      expect(spans).toMatchObject([{ name: 'handler', count: 30, failures: 0 }]);
      expect(Object.keys(metrics)).toEqual(expect.arrayContaining(['coldStartInitCode', 'coldStartInit', 'cpuTime']));
      expect(notes).toContainEqual(expect.stringMatching(/^engine native: stacks .* cannot be sampled/));
    },
    60_000,
  );
});
