// What the C loop does beyond the behaviours that every bootstrap has in common.
import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  errorStep,
  eventStep,
  idleStep,
  initErrorStep,
  type RecordedRequest,
  responseStep,
  type ScriptStep,
  startEmulator,
  startScriptedApi,
} from '@kinglet/emulator';
import { afterAll, describe, expect, it } from 'vitest';
import { type Arch, appendBytecode, bootstrapPath } from '../src/index.ts';
import { compileHandler } from './compileHandler.ts';

const work = mkdtempSync(join(tmpdir(), 'kinglet-contract-'));
afterAll(() => rmSync(work, { recursive: true, force: true }));
let programs = 0;

async function programOf(source: string): Promise<string> {
  const file = join(work, `bootstrap-${programs++}`);
  const bootstrap = readFileSync(bootstrapPath(process.arch as Arch, 'core'));
  writeFileSync(file, appendBytecode(bootstrap, await compileHandler(source)));
  chmodSync(file, 0o755);
  return file;
}

/** Plays the steps against a function; what it asked, printed, and how it ended if it did before the script. */
async function play(source: string, steps: readonly ScriptStep[], env: Record<string, string> = {}, exits = false) {
  const file = await programOf(source);
  await using api = await startScriptedApi(steps);
  const child = api.run([file], env);
  await api.finished();
  const exit = exits ? await child.exited : undefined;
  return { requests: [...api.requests], output: child.output(), exit };
}

function bodyOf(request: RecordedRequest | undefined): Record<string, never> {
  return JSON.parse(Buffer.from(request?.body ?? []).toString());
}

const register = (status: number): ScriptStep => ({
  method: 'POST',
  path: '/2020-01-01/extension/register',
  actions: [{ send: { status } }],
});

/** Of a file, how many bytes lie in a process's memory. */
function residentBytesOf(file: string, pid: number): number {
  const mappings = readFileSync(`/proc/${pid}/smaps`, 'utf8').split(/^(?=[0-9a-f]+-[0-9a-f]+ )/m);
  const sizes = mappings.filter((text) => text.split('\n', 1)[0]!.endsWith(` ${file}`));
  return sizes.reduce((sum, text) => sum + Number(/^Rss: +(\d+) kB$/m.exec(text)![1]) * 1024, 0);
}

describe('the C loop', () => {
  it('does not keep the bytes of its program once they are read', async () => {
    const length = 4 * 2 ** 20;
    const file = await programOf(`const text = '${'x'.repeat(length)}'; export const handler = () => text.length;`);
    await using emulator = await startEmulator({ command: [file] });

    const { payload } = await emulator.invoke('{}');

    expect(Buffer.from(payload).toString()).toBe(String(length));
    expect(statSync(file).size).toBeGreaterThan(length);
    expect(residentBytesOf(file, emulator.pid!)).toBeGreaterThan(100_000);
    expect(residentBytesOf(file, emulator.pid!)).toBeLessThan(length / 2);
  });

  it('marks its start in order, and tells what the process has taken', async () => {
    const source = `import { readAsset, telemetry } from '@kinglet/runtime';
    try { readAsset('none'); } catch {}
    const marks = () => Array.from({ length: 10 }, (_, i) => telemetry.mark(i));
    const atInit = marks();
    export const handler = () => [atInit, marks(), telemetry.origin, telemetry.cpuTime(), telemetry.peakMemory()];`;

    const { requests } = await play(source, [eventStep('{}'), responseStep(), idleStep()]);

    const [atInit, marks, origin, cpu, peak] = bodyOf(requests[1]) as unknown as [
      number[],
      number[],
      number,
      number,
      number,
    ];
    const times = marks.slice(0, 8);
    expect(times).toEqual(times.toSorted((a, b) => a - b));
    // Main follows the process's start by the processor time that this took.
    expect(times[1]! - times[0]!).toBeGreaterThan(0);
    expect(times[1]! - times[0]!).toBeLessThan(cpu);
    expect([origin > times[2]!, origin < times[3]!]).toEqual([true, true]);
    // Neither the module's end nor what comes behind it; the asset, though there was none, took its time.
    expect(atInit).toEqual([...marks.slice(0, 5), null, null, null, marks[8], null]);
    expect(marks[8]).toBeGreaterThan(0);
    expect(marks[8]).toBeLessThan(times[5]! - times[4]!);
    expect(peak % 1024).toBe(0);
    expect(peak).toBeGreaterThan(500_000);
  });

  it('writes a line as it is, and sends datagrams to addresses', async () => {
    const source = `import { telemetry } from '@kinglet/runtime';
    const addresses = ['127.0.0.1:9', '127.0.0.1', '127.0.0.1:0', 'daemon:2000', '1.2.3:4', '', '127.0.0.1:99999'];
    export const handler = () => {
      telemetry.writeLine('{"é":1}');
      return [...addresses.map((address) => telemetry.sendDatagram(address, 'x')), telemetry.sendDatagram('127.0.0.1:9', 'x'.repeat(70_000))];
    };`;

    const { requests, output } = await play(source, [eventStep('{}'), responseStep(), idleStep()], {
      AWS_LAMBDA_LOG_FORMAT: 'JSON',
    });

    expect(bodyOf(requests[1])).toEqual([true, false, false, false, false, false, false, false]);
    expect(output.split('\n')).toContain('{"é":1}');
  });

  it('tells what led to an error, four deep, and ends in a cycle', async () => {
    const source = `export const handler = () => {
      const inner = new RangeError('inner');
      inner.cause = inner;
      throw Object.assign(new AggregateError([new TypeError('one'), 2], 'several'), { cause: inner });
    };`;

    const { requests } = await play(source, [eventStep('{}'), errorStep(), idleStep()]);

    const body = bodyOf(requests[1]);
    expect(body).toMatchObject({
      errorType: 'AggregateError',
      errors: [
        { errorType: 'TypeError', errorMessage: 'one' },
        { errorType: 'number', errorMessage: '2' },
      ],
      cause: { errorType: 'RangeError', cause: { cause: { errorMessage: 'inner' } } },
    });
    expect(JSON.stringify(body).split('"inner"')).toHaveLength(4);
    const xray = JSON.parse(requests[1]?.headers['lambda-runtime-function-xray-error-cause'] ?? '');
    expect(xray.exceptions.map(({ type }: { type: string }) => type).slice(0, 3)).toEqual([
      'AggregateError',
      'RangeError',
      'RangeError',
    ]);
  });

  it('shortens what X-Ray gets to 64 KiB of ASCII', async () => {
    const source = `export const handler = () => { throw new Error('ü'.repeat(100_000)); };`;

    const { requests } = await play(source, [eventStep('{}'), errorStep(), idleStep()]);

    const header = requests[1]?.headers['lambda-runtime-function-xray-error-cause'] ?? '';
    expect(header.length).toBeLessThanOrEqual(65_536);
    expect(header).toMatch(/^[ -~]+$/);
    expect(JSON.parse(header).exceptions[0].message).toMatch(/^ü{100,}$/);
    expect(bodyOf(requests[1]).errorMessage).toHaveLength(100_000);
  });

  it('leaves with an init error when the extension for its shutdown hooks is refused', async () => {
    const source = `import { onShutdown } from '@kinglet/runtime'; onShutdown(() => {}); export const handler = () => 1;`;

    const { requests, exit } = await play(source, [register(403), initErrorStep()], {}, true);

    expect(exit?.code).toBe(1);
    expect(bodyOf(requests[1]).errorMessage).toMatch(/refused the extension/);
  });

  it('says what it expected of AWS_LAMBDA_MAX_CONCURRENCY', async () => {
    for (const value of ['0', 'many', '10000']) {
      const played = await play('export const handler = () => 1;', [], { AWS_LAMBDA_MAX_CONCURRENCY: value }, true);

      expect(played.exit?.code).toBe(1);
      expect(played.output).toContain(`a whole number from 1 to 9999, found: ${value}`);
    }
  });

  it('prefers the export that _HANDLER names to rawHandler, and rawHandler to nothing', async () => {
    const source = `export const handler = () => 'handler'; export const rawHandler = () => 'raw'; export const third = () => 'third';`;
    for (const [name, expected] of [
      ['index.handler', 'handler'],
      ['index.rawHandler', 'raw'],
      ['a/b.c.third', 'third'],
      ['index.absent', 'raw'],
      ['', 'raw'],
    ]) {
      const { requests } = await play(source, [eventStep('1'), responseStep(), idleStep()], { _HANDLER: name ?? '' });

      expect(bodyOf(requests[1]), name).toBe(expected);
    }
  });

  it('goes on without the handler of a stream that the platform gave up', async () => {
    const source = `export const handler = awslambda.streamifyResponse(async (event, out) => {
      out.write('x');
      if (event.hang) await new Promise((resolve) => setTimeout(resolve, 100_000));
      out.end();
    });`;
    const gone: ScriptStep = {
      method: 'POST',
      path: /\/response$/,
      at: 'head',
      actions: [{ waitMs: 20 }, { close: 'reset' }],
    };

    const { requests, output } = await play(source, [
      eventStep('{"hang":true}'),
      gone,
      eventStep('{}', { requestId: 'request-2' }),
      responseStep(202, 'request-2'),
      idleStep(),
    ]);

    expect(Buffer.from(requests[3]?.body ?? []).toString()).toBe('x');
    expect(output).toContain('The answer could not be sent');
  });

  it('runs timers while it waits for an event', async () => {
    const source = `let ticks = 0; setInterval(() => ticks++, 5); export const handler = () => ticks;`;
    const late = eventStep('{}');

    const { requests } = await play(source, [
      { ...late, actions: [{ waitMs: 100 }, ...late.actions] },
      responseStep(),
      idleStep(),
    ]);

    expect(Number(bodyOf(requests[1]))).toBeGreaterThan(3);
  });

  it('has random numbers between 0 and 1 that another process has not', async () => {
    const source = 'export const handler = () => Array.from({ length: 100 }, () => Math.random());';
    const steps = [eventStep('{}'), responseStep(), idleStep()];

    const [a, b] = await Promise.all([play(source, steps), play(source, steps)]);

    const numbers = bodyOf(a.requests[1]) as unknown as number[];
    expect(numbers.every((one) => one >= 0 && one < 1)).toBe(true);
    expect(new Set([...numbers, ...(bodyOf(b.requests[1]) as unknown as number[])]).size).toBe(200);
  });

  it('leaves when an exception has no event to belong to', async () => {
    const source = `export const handler = () => { setTimeout(() => { throw new RangeError('later'); }, 20); return 1; };`;

    const { output, exit } = await play(source, [eventStep('{}'), responseStep(), idleStep()], {}, true);

    expect(exit?.code).toBe(1);
    expect(output).toMatch(/ERROR\tUncaught between events\t.*RangeError/);
  });
});
