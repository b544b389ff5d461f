// Lambda's API, InvokeWithResponseStream: the pieces of an answer while they come.
import { describe, expect, test } from 'vitest';
import { answering, failing, streaming } from './bootstraps.ts';
import { invokeStreaming, post, serve } from './lambdaClient.ts';

const echo = answering('event.body');

describe('InvokeWithResponseStream', () => {
  test('forwards the pieces while the function still writes', async () => {
    await serve({ f: { command: streaming(`out.write('first'); await sleep(600); out.end('second');`) } });

    const { output, pieces, end } = await invokeStreaming();

    expect(output).toMatchObject({ StatusCode: 200, ExecutedVersion: '$LATEST' });
    expect(pieces.map((piece) => piece.text)).toEqual(['first', 'second']);
    expect((pieces[1]?.ms ?? 0) - (pieces[0]?.ms ?? 0)).toBeGreaterThan(200);
    expect(end).toEqual({});
  });

  test('forwards many megabytes as they are', async () => {
    const write = `for (let i = 0; i < 80; i++) out.write(Buffer.alloc(100_000, i)); out.end();`;
    await serve({ f: { command: streaming(write), enforceMemory: false } });

    const { all } = await invokeStreaming();

    expect(all.length).toBe(8_000_000);
    expect(all.charCodeAt(7_999_999)).toBe(79);
  });

  test('gives an answer in one piece as one', async () => {
    await serve({ f: { command: echo } });

    const { pieces, end } = await invokeStreaming({ Payload: '{"a":1}', LogType: 'Tail' });

    expect(pieces.map((piece) => piece.text)).toEqual(['{"a":1}']);
    expect(end).toEqual({ LogResult: expect.stringMatching(/^[A-Za-z0-9+/=]+$/) });
  });

  const late = Buffer.from('{"errorType":"Late","errorMessage":"m"}').toString('base64');
  test.each([
    ['a handler', failing(), '', 'MyError'],
    [
      'trailers',
      streaming(
        `out.write('part'); out.addTrailers({ 'Lambda-Runtime-Function-Error-Type': 'Function.Late', 'Lambda-Runtime-Function-Error-Body': '${late}' }); out.end();`,
      ),
      'part',
      'Late',
    ],
    [
      'a process that ends in the middle',
      streaming(`out.write('part'); await sleep(100); process.exit(1);`),
      'part',
      'Runtime.ExitError',
    ],
    ['a deadline', streaming(`out.write('part');`), 'part', 'Sandbox.Timedout'],
  ])('ends with the error of %s', async (_, command, payload, errorType) => {
    await serve({ f: { command, timeoutMs: 700 } });

    const { all, end } = await invokeStreaming();

    expect(all).toBe(payload);
    expect(end).toMatchObject({ ErrorCode: 'Unhandled' });
    expect(JSON.parse((end as { ErrorDetails: string }).ErrorDetails)).toMatchObject({ errorType });
  });

  test('checks a dry run, and knows no events for later', async () => {
    await serve({ f: { command: echo } });
    const path = '/2021-11-15/functions/f/response-streaming-invocations';
    const withType = (type: string): RequestInit => ({ headers: { 'X-Amz-Invocation-Type': type } });

    expect((await post(path, '{}', withType('DryRun'))).status).toBe(204);
    expect((await post(path, '{}', withType('Event'))).status).toBe(400);
  });

  test('lets the function go on when the client goes away', async () => {
    const write = `for (let i = 0; i < 200; i++) { if (!out.write(Buffer.alloc(100_000))) await new Promise((done) => out.once('drain', done)); } out.end(); console.log('wrote all');`;
    const logs: string[] = [];
    await serve({ f: { command: streaming(write), enforceMemory: false } }, (piece) => logs.push(piece));
    const abort = new AbortController();
    const path = '/2021-11-15/functions/f/response-streaming-invocations';

    const response = await post(path, '{}', { signal: abort.signal });
    await response.body?.getReader().read();
    abort.abort();

    await expect.poll(() => logs.join(''), { timeout: 5000 }).toContain('wrote all');
  });
});
