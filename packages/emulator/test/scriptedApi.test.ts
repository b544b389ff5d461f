import { connect } from 'node:net';
import { expect, test } from 'vitest';
import { eventStep, idleStep, type ScriptStep, startScriptedApi } from '../src/index.ts';
import { answering } from './bootstraps.ts';

/** Sends text on a connection of its own and collects the answer's pieces until the server closes or goes quiet. */
async function talk(
  address: string,
  text: string,
  quietMs = 100,
): Promise<{ pieces: string[]; end: 'closed' | 'reset' | 'quiet' }> {
  const socket = connect(Number(address.split(':')[1]), '127.0.0.1', () => socket.write(text));
  const pieces: string[] = [];
  return new Promise((resolve) => {
    socket.setTimeout(quietMs, () => finish('quiet'));
    socket.on('data', (piece) => pieces.push(piece.toString()));
    socket.on('end', () => finish('closed'));
    socket.on('error', () => finish('reset'));
    const finish = (end: 'closed' | 'reset' | 'quiet'): void => {
      socket.destroy();
      resolve({ pieces, end });
    };
  });
}

const get = 'GET /2018-06-01/runtime/invocation/next HTTP/1.1\r\nHost: x\r\nX-Case: Kept\r\n\r\n';

test('records requests as they were sent', async () => {
  await using api = await startScriptedApi([]);

  await talk(api.address, `${get}POST /a?b HTTP/1.1\r\nContent-Length: 2\r\n\r\nhi`);
  await talk(api.address, get);

  expect(api.connections()).toBe(2);
  expect(api.requests[0]).toMatchObject({ method: 'GET', connection: 1, bodyBytes: 0 });
  expect(api.requests[0]?.rawHeaders).toContainEqual(['X-Case', 'Kept']);
  expect(api.requests[1]).toMatchObject({ method: 'POST', target: '/a?b', connection: 1, bodyBytes: 2 });
  expect(Buffer.from(api.requests[1]?.body ?? []).toString()).toBe('hi');
  expect(api.requests[2]).toMatchObject({ connection: 2 });
});

test('sends the bytes of the script, in pieces, with pauses, and closes as told', async () => {
  const steps: ScriptStep[] = [
    { actions: [{ send: 'abc', splitBytes: 1 }, { waitMs: 20 }, { send: Buffer.from([100]) }, { close: 'fin' }] },
    { actions: [{ close: 'reset' }] },
    { actions: [] },
  ];
  await using api = await startScriptedApi(steps);

  const first = await talk(api.address, get);
  expect(first.pieces.join('')).toBe('abcd');
  expect(first.pieces.length).toBeGreaterThan(1);
  expect(first.end).toBe('closed');
  expect((await talk(api.address, get)).end).toBe('reset');
  expect(await talk(api.address, get)).toEqual({ pieces: [], end: 'quiet' });
  await api.finished();
});

test('can answer before the body has come', async () => {
  await using api = await startScriptedApi([
    { at: 'head', method: 'POST', actions: [{ send: { status: 413 } }, { close: 'fin' }] },
  ]);

  const { pieces } = await talk(api.address, 'POST /x HTTP/1.1\r\nContent-Length: 1000000\r\n\r\nabc');

  expect(pieces.join('')).toContain('413');
  await api.finished();
});

test('can repeat its last step', async () => {
  await using api = await startScriptedApi([{ actions: [{ send: { status: 204 } }], repeat: true }]);

  const { pieces } = await talk(api.address, get + get + get);

  expect(pieces.join('').match(/204/g)).toHaveLength(3);
  await api.finished();
});

test.each([
  ['another method', { method: 'POST' }],
  ['another path', { path: '/other' }],
  ['a path that does not match', { path: /response$/ }],
])('fails on %s, and says what was expected and what came', async (_, expectation) => {
  await using api = await startScriptedApi([{ ...expectation, actions: [] }]);

  await talk(api.address, get);

  await expect(api.finished()).rejects.toMatchObject({
    code: 'KINGLET_EMULATOR_SCRIPT',
    message: expect.stringMatching(/expected .*\n {2}GET \/2018-06-01\/runtime\/invocation\/next/),
  });
});

test('fails on what is not HTTP', async () => {
  await using api = await startScriptedApi([idleStep()]);

  await talk(api.address, 'nonsense\r\n\r\n');

  await expect(api.finished()).rejects.toMatchObject({ code: 'KINGLET_EMULATOR_BAD_REQUEST' });
});

test('fails when time is up, with what the bootstrap printed', async () => {
  await using api = await startScriptedApi([eventStep('1'), idleStep()]);
  api.run([process.execPath, '-e', `console.log('printed')`]);

  await expect(api.finished(300)).rejects.toMatchObject({
    code: 'KINGLET_EMULATOR_SCRIPT',
    message: expect.stringMatching(/after 300 ms: step 0 of 2, waiting for GET .*\n.*output: printed/s),
  });
});

test('fails when time is up after the last request came but its answer is still being played', async () => {
  await using api = await startScriptedApi([{ actions: [{ waitMs: 1000 }] }]);
  await talk(api.address, get);

  await expect(api.finished(50)).rejects.toMatchObject({ message: expect.stringContaining('step 1 of 1') });
});

test('runs a bootstrap against the script and kills it', async () => {
  const api = await startScriptedApi([
    eventStep('"hi"', { chunkBytes: 1 }),
    { method: 'POST', actions: [{ send: { status: 202 } }] },
    idleStep(),
  ]);
  const bootstrap = api.run(answering('event.body'), { EXTRA: '1' });
  await api.finished();

  await api.stop();

  expect(Buffer.from(api.requests[1]?.body ?? []).toString()).toBe('"hi"');
  expect(await bootstrap.exited).toMatchObject({ signal: 'SIGKILL' });
});
