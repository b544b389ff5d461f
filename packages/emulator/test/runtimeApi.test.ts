// The Runtime API's rules, asked by a client that breaks them.
import { describe, expect, test } from 'vitest';
import { startEmulator } from '../src/index.ts';
import { bootstrap } from './bootstraps.ts';

/** Runs `probe` in a bootstrap with an event in hand; what it puts into `results` comes back. */
async function probing(probe: string, before = ''): Promise<unknown> {
  const command = bootstrap(`
    const results = [];
    const note = (answer) => results.push([answer.status, answer.body.toString()]);
    ${before}
    let event = await next();
    ${probe}
    await respond(event, JSON.stringify(results));
    await next();`);
  await using emulator = await startEmulator({ command });
  const invocation = await emulator.invoke('event', { invocationId: 'current' });
  return JSON.parse(Buffer.from(invocation.payload).toString());
}

const forbidden = (from: string, to: string): [number, string] => [
  403,
  JSON.stringify({
    errorMessage: `State transition from ${from} to ${to} failed for runtime. Error: State transition is not allowed`,
    errorType: 'InvalidStateTransition',
  }),
];

describe('the Runtime API', () => {
  test('answers 404 to unknown paths and 405 to wrong methods', async () => {
    const results = await probing(`
      note(await call('GET', '/'));
      note(await call('GET', '/2018-06-01/runtime/restore/next'));
      note(await call('POST', base + '/invocation/next'));
      note(await call('GET', base + '/invocation/x/response'));
      note(await call('GET', base + '/init/error'));
      note(await call('GET', '/ping'));`);

    expect(results).toEqual([
      [404, '404 page not found\n'],
      [404, '404 page not found\n'],
      [405, ''],
      [405, ''],
      [405, ''],
      [200, 'pong'],
    ]);
  });

  test('gives the same event again to a second poll', async () => {
    const results = await probing(`
      const again = await next();
      results.push(again.body.toString(), idOf(again) === idOf(event), again.headers['lambda-runtime-deadline-ms'] === event.headers['lambda-runtime-deadline-ms']);`);

    expect(results).toEqual(['event', true, true]);
  });

  test('refuses answers to another request id', async () => {
    const results = await probing(`
      note(await call('POST', base + '/invocation/other/response', '1'));
      note(await call('POST', base + '/invocation/%E0%A4%A/error', '1'));`);

    const refusal = [400, '{"errorMessage":"Invalid request ID","errorType":"InvalidRequestID"}'];
    expect(results).toEqual([refusal, refusal]);
  });

  test('refuses answers before the first event', async () => {
    const results = await probing('', `note(await call('POST', base + '/invocation/x/response', '1'));`);

    expect(results).toEqual([[400, '{"errorMessage":"Invalid request ID","errorType":"InvalidRequestID"}']]);
  });

  test('refuses an answer of another invocation with 410, and takes the right one', async () => {
    const results = await probing(`
      note(await respond(event, '1', { 'lambda-runtime-invocation-id': 'stale' }));`);

    expect(results).toEqual([[410, '{"errorMessage":"Invocation stale is over","errorType":"InvokeTimeout"}']]);
  });

  test('refuses an init error after the first poll', async () => {
    const results = await probing(`note(await call('POST', base + '/init/error', '{}'));`);

    expect(results).toEqual([forbidden('Running', 'InitError')]);
  });

  test('refuses a second answer, and a poll after an init error', async () => {
    const command = bootstrap(`
      const event = await next();
      await respond(event, '1');
      for (const again of [respond, fail]) { const { status, body } = await again(event, '2'); console.log(status + ' ' + body); }
      await next();`);
    await using emulator = await startEmulator({ command });
    const { logs, payload } = await emulator.invoke('{}');

    expect(Buffer.from(payload).toString()).toBe('1');
    expect(logs).toContain(forbidden('ResponseSent', 'InvocationResponse').join(' '));
    expect(logs).toContain(forbidden('ResponseSent', 'InvocationErrorResponse').join(' '));
  });

  test('takes streaming answers, and refuses other modes', async () => {
    const mode = (value: string): string[] =>
      bootstrap(
        `for (;;) { const event = await next(); const { status } = await respond(event, '1', { 'lambda-runtime-function-response-mode': '${value}' }); console.log(status); }`,
      );
    await using streaming = await startEmulator({ command: mode('streaming') });
    await using other = await startEmulator({ command: mode('other') });

    expect(Buffer.from((await streaming.invoke('{}')).payload).toString()).toBe('1');
    const { error, logs } = await other.invoke('{}');
    expect(error?.type).toBe('Runtime.InvalidResponseModeHeader');
    expect(logs).toContain('400\n');
  });

  test('hands a waiting event to a client that lost its connection and asks again', async () => {
    const command = bootstrap(`
      const lost = http.request({ hostname, port, path: base + '/invocation/next', agent: false });
      lost.on('error', () => 0);
      lost.end();
      await new Promise((done) => setTimeout(done, 50));
      lost.destroy();
      const event = await next();
      await respond(event, event.body);
      await next();`);
    await using emulator = await startEmulator({ command });
    await emulator.ready();
    await new Promise((resolve) => setTimeout(resolve, 150));

    const { payload } = await emulator.invoke('"found"');

    expect(Buffer.from(payload).toString()).toBe('"found"');
  });

  test('answers 400 to what is not HTTP', async () => {
    const results = await probing(`
      const { connect } = await import('node:net');
      const socket = connect(Number(port), hostname, () => socket.write('nonsense\\r\\n\\r\\n'));
      let text = '';
      for await (const part of socket) text += part;
      results.push(text.split('\\r\\n')[0]);`);

    expect(results).toEqual(['HTTP/1.1 400 Bad Request']);
  });

  test('sends 100 Continue to a client that waits for it', async () => {
    const results = await probing(`
      await new Promise((resolve, reject) => {
        const request = http.request({ hostname, port, method: 'POST', path: base + '/invocation/x/response', headers: { expect: '100-continue' } }, (response) => {
          results.push(response.statusCode);
          response.resume();
          response.on('end', resolve);
        });
        request.on('error', reject);
        request.on('continue', () => { results.push(100); request.end('1'); });
      });`);

    expect(results).toEqual([100, 400]);
  });
});
