import { describe, expect, it } from 'vitest';
import type { ProgramRow } from './programRows.ts';
import { requireServed, type Served, serveEvents } from './serveEvents.ts';

const quick = { events: 20, rounds: 3, warmup: 1, timeoutMs: 5000 };

/**
 * A runtime in Node over raw sockets. `answer(id, body, n)` is what to do with an event: [path below invocation/, body, more
 * headers], or undefined to say nothing.
 */
function program(label: string, answer: string, prelude = ''): ProgramRow {
  const source = `const net = require('node:net');
    const [host, port] = process.env.AWS_LAMBDA_RUNTIME_API.split(':');
    const base = '/2018-06-01/runtime/invocation/';
    let n = 0;
    ${prelude}
    const answer = (id, body) => { ${answer} };
    const poll = () => {
      const socket = net.connect(Number(port), host);
      const next = () => socket.write('GET ' + base + 'next HTTP/1.1\\r\\nHost: x\\r\\n\\r\\n');
      let text = '';
      socket.on('data', (data) => {
        text += data;
        const end = text.indexOf('\\r\\n\\r\\n');
        const length = Number(/content-length: (\\d+)/i.exec(text)?.[1]);
        if (end < 0 || text.length < end + 4 + length) return;
        const body = text.slice(end + 4, end + 4 + length);
        const id = /request-id: (\\S+)/i.exec(text)?.[1];
        text = '';
        if (!id) return next();
        n++;
        const made = answer(id, body);
        if (!made) return;
        const [path, out, framing] = made;
        socket.write('POST ' + base + path + ' HTTP/1.1\\r\\n' + (framing ?? 'Content-Length: ' + out.length) + '\\r\\n\\r\\n' + out);
      });
      socket.on('connect', next);
    };
    for (let i = 0; i < Number(process.env.AWS_LAMBDA_MAX_CONCURRENCY ?? 1); i++) poll();`;
  return { label, command: [process.execPath, '-e', source.replace(/\s*\n\s*/g, ' ')] };
}

const echo = program('echo', "return [id + '/response', body]");

async function serve(row: ProgramRow, options = quick): Promise<Served> {
  const [served, other] = await serveEvents([row, echo], options);
  expect(other).toMatchObject({ label: 'echo', lost: 0, crossed: 0 });
  expect(other).not.toHaveProperty('failure');
  return served!;
}

describe('serveEvents', () => {
  it('gives every event of every round and sees what it took', async () => {
    const progress: number[] = [];

    // The kernel subtracts what a hypervisor took from a processor: of a round of a few milliseconds that may be all.
    const options = { ...quick, events: 500, onProgress: (done: number) => progress.push(done) };
    const [served] = await serveEvents([echo], options);

    expect(served).toMatchObject({ label: 'echo', lost: 0, crossed: 0 });
    expect(served!.rounds).toHaveLength(3);
    for (const { events, cpuNs, p50Ns, p99Ns, rssKb, descriptors } of served!.rounds) {
      expect(events).toBe(500);
      expect(cpuNs).toBeGreaterThan(1000);
      expect(p50Ns).toBeGreaterThan(1000);
      expect(p99Ns).toBeGreaterThanOrEqual(p50Ns);
      expect(rssKb).toBeGreaterThan(10_000);
      expect(descriptors).toBeGreaterThan(3);
    }
    expect(progress).toEqual([1, 2, 3]);
  });

  it('counts the CPU time of the program, and not the time that it waits', async () => {
    const burn = 'const end = process.cpuUsage().user + 20000; while (process.cpuUsage().user < end);';
    const busy = program('busy', `${burn} return [id + '/response', body]`);
    const wait = "Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20); return [id + '/response', body]";

    const [worker, sleeper] = await serveEvents([busy, program('lazy', wait)], { events: 5, rounds: 1, warmup: 0 });

    expect(worker!.rounds[0]!.cpuNs).toBeGreaterThan(5 * 19e6);
    expect(sleeper!.rounds[0]!.p50Ns).toBeGreaterThan(19e6);
    expect(sleeper!.rounds[0]!.cpuNs).toBeLessThan(5 * 10e6);
  });

  it('takes answers in chunks, and with the spaces that Python writes', async () => {
    const chunked = `const half = body.length >> 1; const parts = [body.slice(0, half), body.slice(half)];
      const out = parts.map((part) => part.length.toString(16) + '\\r\\n' + part + '\\r\\n').join('') + '0\\r\\n\\r\\n';
      return [id + '/response', out, 'Transfer-Encoding: chunked'];`;
    const spaced = `return [id + '/response', body.replaceAll(',"', ', "').replaceAll('":', '": ')];`;

    expect(await serve(program('chunked', chunked))).toMatchObject({ lost: 0, crossed: 0 });
    expect(await serve(program('spaced', spaced))).toMatchObject({ lost: 0, crossed: 0 });
  });

  it.each([
    [
      'is the event before',
      "const made = [id + '/response', globalThis.last ?? body]; globalThis.last = body; return made",
    ],
    ['is cut', "return [id + '/response', body.slice(0, -1)]"],
    ['has more behind it', "return [id + '/response', body + body]"],
  ])('counts an answer that %s as crossed', async (_, answer) => {
    const { crossed, lost } = await serve(program('wrong', answer));

    expect(crossed).toBeGreaterThanOrEqual(60);
    expect(lost).toBe(0);
  });

  it('counts an answer to another request as crossed and its event as lost', async () => {
    const served = await serve(program('elsewhere', "return ['00000000-0000-4000-8000-000000000000/response', body]"), {
      ...quick,
      timeoutMs: 1500,
    });

    expect(served).toMatchObject({ failure: expect.stringContaining('did not answer in time'), rounds: [] });
    expect(served.crossed).toBeGreaterThan(0);
    expect(served.lost).toBeGreaterThan(0);
  });

  it('gives several events at a time to a program that polls with several connections', async () => {
    const late = program(
      'late',
      `held.push([id, body]); return undefined;`,
      `const held = []; const post = ([id, body]) => { const socket = net.connect(Number(port), host, () => socket.write(
        'POST ' + base + id + '/response HTTP/1.1\\r\\nContent-Length: ' + body.length + '\\r\\n\\r\\n' + body)); };
        setInterval(() => { if (held.length === 4) { while (held.length) post(held.pop()); for (let i = 0; i < 4; i++) poll(); } }, 1);`,
    );
    const row = { ...late, env: { AWS_LAMBDA_MAX_CONCURRENCY: '4' } };

    const [served] = await serveEvents([row], { events: 12, rounds: 1, warmup: 0, pollers: 4, timeoutMs: 5000 });

    expect(served).toMatchObject({ lost: 0, crossed: 0, rounds: [{ events: 12 }] });
  });

  it('sees memory and descriptors that are not given back', async () => {
    const leak = `kept.push(Buffer.alloc(2 ** 20, 1)); fs.openSync('/dev/null'); return [id + '/response', body]`;

    const served = await serve(program('leak', leak, "const fs = require('node:fs'); const kept = [];"));

    const [first, , last] = served.rounds;
    expect(last!.descriptors - first!.descriptors).toBe(40);
    expect(last!.rssKb - first!.rssKb).toBeGreaterThan(35 * 1024);
  });

  it.each([
    ['exits', "console.log('enough'); process.exit(3)", 'exited, exit status 3: enough', 20],
    ['is killed', "process.kill(process.pid, 'SIGSEGV')", 'exited, signal 11', 20],
    [
      'reports an error',
      `return [id + '/error', '{"errorType":"TypeError"}']`,
      'reported an error: {"errorType":"TypeError"}',
      20,
    ],
  ])('reports a program that %s, and what is lost', async (_, answer, failure, lost) => {
    const served = await serve(program('fails', answer));

    expect(served).toMatchObject({ failure, lost, rounds: [] });
    expect(() => requireServed([served])).toThrow(
      expect.objectContaining({ code: 'KINGLET_BENCH_EVENTS', message: `fails ${failure}` }),
    );
  });

  it('keeps the rounds of a program that fails later', async () => {
    const served = await serve(program('tires', "if (n > 50) process.exit(0); return [id + '/response', body]"));

    expect(served).toMatchObject({ failure: 'exited, exit status 0', lost: 10, rounds: [{ events: 20 }] });
  });

  it('reports a program that does not exist, and one that never asks', async () => {
    expect((await serve({ label: 'none', command: ['/nonexistent/program'] })).failure).toContain(
      'could not be started',
    );
    const mute = await serve({ label: 'mute', command: ['sleep', '60'] }, { ...quick, timeoutMs: 300 });
    expect(mute.failure).toBe('did not answer in time');
  });

  it('refuses events that are too large or too small', async () => {
    const refused = { code: 'KINGLET_BENCH_LAUNCHER_FAILED' };

    await expect(serveEvents([echo], { bytes: 100_000 })).rejects.toMatchObject(refused);
    await expect(serveEvents([echo], { bytes: 10 })).rejects.toMatchObject(refused);
  });
});
