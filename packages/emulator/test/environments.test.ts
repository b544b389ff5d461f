// How a server's environments come and go: changed files, frozen and killed processes, and what a stop leaves behind.

import {
  closeSync,
  copyFileSync,
  mkdtempSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterEach, describe, expect, test } from 'vitest';
import {
  type LambdaFunctionOptions,
  type LambdaServer,
  type LambdaServerOptions,
  startLambdaServer,
} from '../src/index.ts';
import { resolveOptions } from '../src/options.ts';
import { EnvironmentPool } from '../src/server/environmentPool.ts';
import { answering, bootstrap, fileOf, streaming } from './bootstraps.ts';
import { isRunning } from './isRunning.ts';

let server: LambdaServer | undefined;
afterEach(() => server?.stop());

const pid = answering(`String(process.pid)`);
const slowPid = bootstrap(`
  for (;;) { const event = await next(); await new Promise((done) => setTimeout(done, 400)); await respond(event, String(process.pid)); }`);

async function invoke(init: RequestInit = {}): Promise<string> {
  const url = `${server?.endpoint}/2015-03-31/functions/f/invocations`;
  return (await fetch(url, { method: 'POST', body: '{}', ...init })).text();
}

/** What buffers hold after a collection; Node has no other way to ask for one. */
function heldBytes(): number {
  setFlagsFromString('--expose-gc');
  runInNewContext('gc')();
  return process.memoryUsage().arrayBuffers;
}

/** What keeps this process alive: servers and timers. */
const handles = (): number => process.getActiveResourcesInfo().filter((name) => /Server|Timeout/.test(name)).length;

describe('a changed file', () => {
  test('gets a fresh environment with the next event, and the old one ends', async () => {
    const command = answering(`'old ' + process.pid`);
    server = await startLambdaServer({ functions: { f: { command, watch: true } } });

    const [first, second] = [await invoke(), await invoke()];
    writeFileSync(fileOf(command), readFileSync(fileOf(command), 'utf8').replace('old ', 'new '));
    const [third, fourth] = [await invoke(), await invoke()];

    expect(second).toBe(first);
    expect(third).toMatch(/^new /);
    expect(fourth).toBe(third);
    await expect.poll(() => isRunning(first.slice(4))).toBe(false);
  });

  test('leaves events that run alone', async () => {
    const command = [...slowPid];
    server = await startLambdaServer({ functions: { f: { command, watch: true, maxEnvironments: 1 } } });
    await invoke();

    const running = invoke();
    await new Promise((done) => setTimeout(done, 100));
    writeFileSync(fileOf(command), `${readFileSync(fileOf(command), 'utf8')}\n`);
    const next = invoke();

    const [before, after] = await Promise.all([running, next]);
    expect(before).toMatch(/^\d+$/);
    expect(after).toMatch(/^\d+$/);
    expect(after).not.toBe(before);
    await expect.poll(() => isRunning(before)).toBe(false);
  });

  test('has not changed while it is missing', async () => {
    const command = answering(`String(process.pid) + ' '`);
    server = await startLambdaServer({ functions: { f: { command, watch: true } } });
    const first = await invoke();

    renameSync(fileOf(command), `${fileOf(command)}.away`);
    const meanwhile = await invoke();
    renameSync(`${fileOf(command)}.away`, fileOf(command));

    expect(meanwhile).toBe(first);
    expect(await invoke()).toBe(first);
  });

  test('is not looked for in a part of the command that cannot name one', async () => {
    const [node = '', file = ''] = answering(`'1'`);
    const command = ['sh', '-c', `exec "${node}" "${file}" #${'x'.repeat(70_000)}`, ''];
    server = await startLambdaServer({ functions: { f: { command, watch: true } } });

    expect([await invoke(), await invoke()]).toEqual(['1', '1']);
  });

  test('is not looked for without the option', async () => {
    const command = answering(`String(process.pid) + '  '`);
    server = await startLambdaServer({ functions: { f: { command } } });
    const first = await invoke();

    rmSync(fileOf(command));

    expect(await invoke()).toBe(first);
  });
});

describe('an environment', () => {
  test('is killed above its memory, and replaced', async () => {
    const command = bootstrap(`
      for (;;) { const event = await next(); globalThis.held = Buffer.alloc(300 << 20, 1); await new Promise((done) => setTimeout(done, 3000)); }`);
    server = await startLambdaServer({ functions: { f: { command } } });

    for (const answer of [await invoke(), await invoke()])
      expect(JSON.parse(answer)).toMatchObject({
        errorType: 'Runtime.OutOfMemory',
        errorMessage: expect.stringMatching(/^RequestId: .* Error: Runtime exited with error: signal: killed$/),
      });
  });

  test('shows the bug of code that goes on after its answer when it is frozen', async () => {
    const command = bootstrap(`
      let steps = 0;
      for (;;) { const event = await next(); await respond(event, String(steps)); setInterval(() => steps++, 20); }`);
    const steps: number[] = [];
    for (const freeze of [false, true]) {
      server = await startLambdaServer({ functions: { f: { command, freeze } } });
      await invoke();
      await new Promise((go) => setTimeout(go, 800));
      steps.push(Number(await invoke()));
      await server.stop();
    }

    expect(steps[0]).toBeGreaterThan(15);
    expect(steps[1]).toBeLessThan(15);
  });
});

describe('a program that the system refuses to start at once', () => {
  test.each<[string, (folder: string) => LambdaFunctionOptions]>([
    ['ETXTBSY', (folder) => ({ command: [join(folder, 'written')] })],
    ['ENOTDIR', (folder) => ({ command: [join(folder, 'written', 'bootstrap')] })],
    ['E2BIG', () => ({ command: ['/bin/true'], env: { LONG: 'x'.repeat(1 << 18) } })],
  ])('because of %s is an error of the function, and nothing of it stays', async (code, options) => {
    const folder = mkdtempSync(join(tmpdir(), 'kinglet-refused-'));
    copyFileSync('/bin/true', join(folder, 'written'));
    const writer = openSync(join(folder, 'written'), 'r+');
    await new Promise((done) => setTimeout(done, 50));
    const before = handles();
    server = await startLambdaServer({ functions: { f: options(folder) } });

    const answers = [await invoke(), await invoke()];
    await server.stop();
    closeSync(writer);
    rmSync(folder, { recursive: true });

    for (const answer of answers)
      expect(JSON.parse(answer)).toEqual({
        errorType: 'Runtime.InvalidEntrypoint',
        errorMessage: expect.stringContaining(`spawn ${code}`),
      });
    await expect.poll(handles).toBeLessThanOrEqual(before);
  });
});

describe('events that nobody waits for', () => {
  test('are refused once those that wait hold 64 MiB, and taken again when there is room', async () => {
    const command = bootstrap(`
      import { existsSync } from 'node:fs';
      for (;;) {
        const event = await next();
        while (!existsSync(process.argv[1] + '.go')) await new Promise((done) => setTimeout(done, 20));
        await respond(event, '1');
      }`);
    server = await startLambdaServer({ functions: { f: { command, maxEnvironments: 1, timeoutMs: 60_000 } } });
    const init = { body: JSON.stringify('x'.repeat((1 << 20) - 2)), headers: { 'X-Amz-Invocation-Type': 'Event' } };
    const send = async () =>
      fetch(`${server?.endpoint}/2015-03-31/functions/f/invocations`, { method: 'POST', ...init });

    // One runs, and 63 wait: with 1 KiB for each, 64 would be more than 64 MiB.
    const statuses: number[] = [];
    for (let i = 0; i < 64; i++) statuses.push((await send()).status);
    const refused = await send();

    expect(statuses).toEqual(Array(64).fill(202));
    expect([refused.status, refused.headers.get('x-amzn-errortype')]).toEqual([429, 'TooManyRequestsException']);
    expect(await refused.json()).toMatchObject({ message: expect.stringContaining('at most 67108864 bytes') });
    writeFileSync(`${fileOf(command)}.go`, '');
    await expect.poll(async () => (await send()).status, { timeout: 5000 }).toBe(202);
  });
});

describe('a stream that is forwarded', () => {
  const ways = ['InvokeWithResponseStream', 'a function URL'] as const;

  async function openStream(
    command: string[],
    through: (typeof ways)[number],
    onLog: (text: string) => void = () => undefined,
  ): Promise<Response> {
    server = await startLambdaServer({
      functions: { f: { command, timeoutMs: 60_000, enforceMemory: false } },
      http: [{ source: 'function-url', functionName: 'f', invokeMode: 'RESPONSE_STREAM' }],
      onLog,
    });
    const api = `${server.endpoint}/2021-11-15/functions/f/response-streaming-invocations`;
    return fetch(through === 'a function URL' ? (server.http[0] as string) : api, { method: 'POST' });
  }

  test.each(ways)('is not kept: %s', async (through) => {
    const command = streaming(`
      for (let i = 0; i < 64; i++) if (!out.write(Buffer.alloc(1 << 20))) await new Promise((done) => out.once('drain', done));
      await sleep(60_000);`);
    const response = await openStream(command, through);
    const reader = (response.body as ReadableStream<Uint8Array>).getReader();
    for (let read = 0; read < 64 << 20; ) read += (await reader.read()).value?.length ?? Number.NaN;

    // The function goes on, so what is kept of its answer is still held.
    await expect.poll(heldBytes, { timeout: 3000 }).toBeLessThan(32 << 20);
    await reader.cancel();
  });

  test.each(ways)('makes the function wait for a slow client: %s', async (through) => {
    const command = streaming(`
      for (let i = 0; i < 64; i++) {
        if (out.write(Buffer.alloc(1 << 20))) continue;
        const drained = new Promise((done) => out.once('drain', done));
        if (await Promise.race([drained, sleep(1500).then(() => 'late')]) === 'late') console.log('waits');
        await drained;
      }
      console.log('wrote all');
      out.end();`);
    const logs: string[] = [];
    const response = await openStream(command, through, (piece) => logs.push(piece));

    await expect.poll(() => logs.join(''), { timeout: 10_000 }).toMatch(/waits|wrote all/);

    expect(logs.join('')).not.toContain('wrote all');
    await response.arrayBuffer();
    await expect.poll(() => logs.join('')).toContain('wrote all');
  });
});

describe('a stop', () => {
  test('ends processes, connections, what runs and what waits', async () => {
    await new Promise((done) => setTimeout(done, 50));
    const before = handles();
    server = await startLambdaServer({
      functions: { f: { command: slowPid, maxEnvironments: 1 } },
      http: [{ source: 'alb', functionName: 'f' }],
    });
    const running = await invoke();
    const waiting = [
      invoke({ headers: { 'X-Amz-Invocation-Type': 'Event' } }),
      invoke({ headers: { 'X-Amz-Invocation-Type': 'Event' } }),
    ];
    await Promise.all(waiting);
    const throttled = await invoke();

    await server.stop();

    expect(isRunning(running)).toBe(false);
    expect(JSON.parse(throttled)).toEqual({
      Type: 'User',
      Reason: 'ReservedFunctionConcurrentInvocationLimitExceeded',
      message: 'Rate Exceeded.',
    });
    await expect(fetch(server.endpoint)).rejects.toThrow();
    await expect(fetch(server.http[0] as string)).rejects.toThrow();
    await expect.poll(handles).toBeLessThanOrEqual(before);
  });

  test('rejects what runs and what waits for room', async () => {
    const environment = resolveOptions({ command: slowPid });
    const pool = new EnvironmentPool({ environment, maxEnvironments: 1, watch: false });
    const events = ['1', '2', '3'].map((event) => pool.invokeWhenFree(Buffer.from(event), {}));
    const ends = Promise.allSettled(events);

    await pool.stop();

    for (const end of await ends)
      expect(end).toMatchObject({ status: 'rejected', reason: { code: 'KINGLET_EMULATOR_STOPPED' } });
  });

  test('may come twice, at once and later', async () => {
    server = await startLambdaServer({ functions: { f: { command: slowPid } } });
    const cut = invoke().catch(() => 'cut');
    await new Promise((done) => setTimeout(done, 200));

    await Promise.all([server.stop(), server.stop()]);
    await server.stop();

    expect(await cut).toBe('cut');
  });
});

describe('the options', () => {
  const f = { command: pid };
  const listener = { source: 'alb', functionName: 'f' } as const;

  test.each<[string, unknown]>([
    ['functions', undefined],
    ['functions', {}],
    ['functions', { functions: {} }],
    ['functions', { functions: { 'a b': f } }],
    ['command', { functions: { f: {} } }],
    ['memoryMb', { functions: { f: { ...f, memoryMb: 1 } } }],
    ['maxEnvironments', { functions: { f: { ...f, maxEnvironments: 0 } } }],
    ['aliases', { functions: { f: { ...f, aliases: 'live' } } }],
    ['aliases', { functions: { f: { ...f, aliases: ['a:b'] } } }],
    ['watch', { functions: { f: { ...f, watch: 'yes' } } }],
    ['port', { functions: { f }, port: -1 }],
    ['onLog', { functions: { f }, onLog: true }],
    ['http', { functions: { f }, http: {} }],
    ['source', { functions: { f }, http: [{}] }],
    ['functionName', { functions: { f }, http: [{ ...listener, functionName: 'g' }] }],
    ['http.port', { functions: { f }, http: [{ ...listener, port: 65_536 }] }],
    ['invokeMode', { functions: { f }, http: [{ ...listener, invokeMode: 'STREAM' }] }],
    ['invokeMode', { functions: { f }, http: [{ ...listener, invokeMode: 'RESPONSE_STREAM' }] }],
    ['multiValueHeaders', { functions: { f }, http: [{ ...listener, multiValueHeaders: 1 }] }],
    ['multiValueHeaders', { functions: { f }, http: [{ ...listener, source: 'http-api', multiValueHeaders: true }] }],
  ])('say that %s is wrong in %j', async (name, options) => {
    await expect(startLambdaServer(options as LambdaServerOptions)).rejects.toMatchObject({
      code: 'KINGLET_EMULATOR_OPTIONS',
      message: expect.stringContaining(`\`${name}\``),
    });
  });

  test('say that a port is taken, and leave no other open', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => other.once('listening', resolve));
    const { port } = other.address() as { port: number };

    const start = startLambdaServer({ functions: { f }, http: [{ ...listener, port }] });

    await expect(start).rejects.toMatchObject({
      code: 'KINGLET_EMULATOR_PORT',
      message: expect.stringContaining(String(port)),
    });
    await new Promise((resolve) => other.close(resolve));
  });
});
