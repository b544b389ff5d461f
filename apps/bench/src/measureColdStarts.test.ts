import { chmodSync, mkdtempSync, realpathSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { floorFile } from './launcher.ts';
import {
  type ColdStartFailure,
  describeFailure,
  isFailure,
  measureColdStarts,
  requireColdStarts,
} from './measureColdStarts.ts';

const quick = { runs: 3, warmup: 1, timeoutMs: 5000 };
const floor = { label: 'floor', command: [floorFile()] };

// A program in Node: `api` is [host, port], `next` the request line of a runtime.
function program(label: string, source: string): { label: string; command: string[] } {
  const prelude = `const net = require('node:net');
    const [host, port] = process.env.AWS_LAMBDA_RUNTIME_API.split(':');
    const connect = () => net.connect(Number(port), host);
    const next = 'GET /2018-06-01/runtime/invocation/next HTTP/1.1\\r\\nHost: x\\r\\n\\r\\n';`;
  return { label, command: [process.execPath, '-e', (prelude + source).replace(/\s*\n\s*/g, ' ')] };
}

async function failureOf(row: { label: string; command: string[] }, timeoutMs = 5000): Promise<ColdStartFailure> {
  const [result, other] = await measureColdStarts([row, floor], { ...quick, timeoutMs });
  expect(other).toMatchObject({ label: 'floor', n: 3 });
  if (!result || !isFailure(result)) throw new Error('expected a failure');
  return result;
}

describe('measureColdStarts', () => {
  it('times the floor in well under 100 ms and sees its memory', async () => {
    const progress: number[] = [];

    const [result] = requireColdStarts(
      await measureColdStarts([floor], { runs: 5, onProgress: (done) => progress.push(done) }),
    );

    expect(result).toMatchObject({ label: 'floor', n: 5 });
    expect(result!.samples).toHaveLength(5);
    expect(result!.p50).toBeGreaterThan(0.01);
    expect(result!.p50).toBeLessThan(100);
    expect(result!.p99).toBeGreaterThanOrEqual(result!.p50);
    expect(result!.maxRssKb).toBeGreaterThan(0);
    expect(result!.maxRssKb).toBeLessThan(1000);
    expect(progress).toEqual([1, 2, 3, 4, 5]);
  });

  describe('with an event', () => {
    const event = '{"text":"caf\u00e9"}';
    // Answers after a while, over a connection of its own.
    const answering = (path: string): string => `let text = ''; let isAnswered = false;
      const socket = connect(); socket.write(next); socket.on('data', (data) => { text += data;
        const id = /request-id: (\\S+)/i.exec(text)?.[1]; const body = text.split('\\r\\n\\r\\n')[1];
        if (isAnswered || !id || Buffer.byteLength(body ?? '') < ${Buffer.byteLength(event)}) return; isAnswered = true;
        setTimeout(() => connect().write('POST /2018-06-01/runtime/invocation/' + id + '/${path} HTTP/1.1\\r\\nContent-Length: ' +
          Buffer.byteLength(body) + '\\r\\n\\r\\n' + body), 50); });`;

    it('counts until the answer begins, and hands it on', async () => {
      const [result] = requireColdStarts(
        await measureColdStarts([program('answers', answering('response'))], { ...quick, event }),
      );

      expect(result!.answers).toEqual([event]);
      expect(result!.p50).toBeGreaterThan(50);
    });

    it('reports a program that answers with an error', async () => {
      const [result] = await measureColdStarts([program('fails', answering('error'))], { ...quick, event });

      expect(result).toMatchObject({ failure: 'answered the event with an error', body: event });
    });

    it('reports a program that exits with the event in its hands', async () => {
      const exits = `const socket = connect(); socket.write(next); socket.on('data', () => process.exit(4));`;

      const [result] = await measureColdStarts([program('exits', exits)], { ...quick, event });

      expect(result).toMatchObject({ failure: 'exited before it answered its event', exit: 4 });
    });

    it('reports a program that never answers', async () => {
      const waits = 'connect().write(next); setInterval(() => undefined, 1000);';

      const [result] = await measureColdStarts([program('waits', waits)], { ...quick, timeoutMs: 500, event });

      expect(result).toMatchObject({ failure: 'did not answer its event in time' });
    });
  });

  it('counts what a program takes before it asks, and the memory it touched', async () => {
    const busy = `const kept = Buffer.alloc(64 * 2 ** 20, 1);
      const end = Date.now() + 100; while (Date.now() < end);
      connect().write(next); setInterval(() => kept, 1000);`;

    const [result] = requireColdStarts(await measureColdStarts([program('busy', busy)], quick));

    expect(result!.p50).toBeGreaterThan(100);
    expect(result!.maxRssKb).toBeGreaterThan(64 * 1024);
  });

  it('accepts a request in pieces, and a connection that asks for nothing before', async () => {
    const split = `const first = connect(); first.on('connect', () => { first.destroy();
      const second = connect(); second.write(next.slice(0, 20)); setTimeout(() => second.write(next.slice(20)), 30); });`;

    const [result] = requireColdStarts(await measureColdStarts([program('split', split)], quick));

    expect(result!.n).toBe(3);
  });

  it('gives a program its folder, the Lambda variables and its own', async () => {
    const dir = realpathSync(mkdtempSync(join(tmpdir(), 'cold-start-')));
    const source = `const ok = process.cwd() === process.env.LAMBDA_TASK_ROOT && process.env.OWN === 'a=b c' &&
      process.env.AWS_REGION === 'eu-west-1' && process.env.AWS_LAMBDA_FUNCTION_NAME && process.cwd() === ${JSON.stringify(dir)};
      if (ok) connect().write(next); else { console.error(process.cwd(), process.env); process.exit(9); }`;
    const row = { ...program('env', source), cwd: dir, env: { OWN: 'a=b c', AWS_REGION: 'eu-west-1' } };

    expect(requireColdStarts(await measureColdStarts([row], quick))[0]!.n).toBe(3);
  });

  it('reports a program that exits, with its status and last words', async () => {
    const failure = await failureOf({ label: 'exits', command: ['sh', '-c', 'echo no model >&2; exit 3'] });

    expect(failure).toMatchObject({ exit: 3, signal: null, output: 'no model\n' });
    expect(describeFailure(failure)).toBe('exits exited before it asked for an event, exit status 3: no model');
  });

  it('reports a program that a signal ends', async () => {
    const failure = await failureOf({ label: 'killed', command: ['sh', '-c', 'kill -SEGV $$'] });

    expect(failure).toMatchObject({ exit: null, signal: 11 });
    expect(describeFailure(failure)).toContain('signal 11');
  });

  it('reports a program that never connects within the time, and one that connects and says nothing', async () => {
    const silent = await failureOf({ label: 'sleeps', command: ['sleep', '60'] }, 1500);
    const mute = await failureOf(program('mute', 'connect();'), 1500);

    expect(silent.failure).toBe('did not ask for an event in time');
    expect(mute.failure).toBe('did not ask for an event in time');
  });

  it('reports a failed init with its body and the status the program exits with', async () => {
    const source = `const body = JSON.stringify({ errorMessage: 'no "weights"', errorType: 'Error' });
      const c = connect();
      c.write('POST /2018-06-01/runtime/init/error HTTP/1.1\\r\\ncontent-length: ' + body.length + '\\r\\n\\r\\n');
      setTimeout(() => c.write(body), 20);
      c.on('data', () => process.exit(1));`;

    const failure = await failureOf(program('init', source));

    expect(failure).toMatchObject({ exit: 1, body: '{"errorMessage":"no \\"weights\\"","errorType":"Error"}' });
    expect(failure.failure).toContain('init/error');
  });

  it('reports a program that asks for something else', async () => {
    const failure = await failureOf(program('other', `connect().write('GET /elsewhere HTTP/1.1\\r\\n\\r\\n');`));

    expect(failure.body).toBe('GET /elsewhere HTTP/1.1');
  });

  it('reports a program that does not exist or is not one', async () => {
    const text = join(mkdtempSync(join(tmpdir(), 'cold-start-')), 'text');
    writeFileSync(text, '\0not a program');
    chmodSync(text, 0o755);

    expect(await failureOf({ label: 'none', command: ['/nonexistent/program'] })).toMatchObject({
      failure: 'could not be started',
    });
    expect((await failureOf({ label: 'text', command: [text] })).failure).not.toBe('');
  });

  it('names every failed row when figures are required', async () => {
    const results = await measureColdStarts([{ label: 'gone', command: ['false'] }, floor], quick);

    expect(() => requireColdStarts(results)).toThrow(
      expect.objectContaining({ code: 'KINGLET_BENCH_COLD_START', message: expect.stringContaining('gone exited') }),
    );
  });

  it.each([
    ['a line break', { label: 'a\nb', command: ['true'] }],
    ['no command', { label: 'a', command: [] }],
    ['no label', { label: '', command: ['true'] }],
  ])('refuses a row with %s', async (_, row) => {
    await expect(measureColdStarts([row])).rejects.toMatchObject({ code: 'KINGLET_BENCH_BAD_ROW' });
  });

  it('says what the launcher said when it refuses, and when it cannot be started', async () => {
    await expect(measureColdStarts([], quick)).rejects.toMatchObject({
      code: 'KINGLET_BENCH_LAUNCHER_FAILED',
      message: expect.stringContaining('no rows'),
    });
    await expect(measureColdStarts([floor], { launcher: '/nonexistent' })).rejects.toMatchObject({
      code: 'KINGLET_BENCH_LAUNCHER_FAILED',
    });
  });
});
