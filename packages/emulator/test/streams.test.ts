// Streamed answers, with bootstraps in plain node:http: whole, and listened to while they come.
import { describe, expect, test } from 'vitest';
import type { InvokeOptions } from '../src/index.ts';
import { text } from './bodies.ts';
import { bootstrap, streaming } from './bootstraps.ts';
import { emulate } from './emulate.ts';

const preludeType = 'application/vnd.awslambda.http-integration-response';

describe('a streamed answer', () => {
  test('arrives whole, with the time of its first byte', async () => {
    const command = streaming(`out.write('first '); await sleep(150); out.end('second');`);

    const { payload, stream, error, contentType, responseMs } = await emulate({ command }, (emulator) =>
      emulator.invoke('{}'),
    );

    expect(text(payload)).toBe('first second');
    expect(text(stream?.body)).toBe('first second');
    expect(contentType).toBe('text/plain');
    expect(error).toBeUndefined();
    expect(responseMs - (stream?.firstByteMs ?? responseMs)).toBeGreaterThan(100);
  });

  test('may be longer than a buffered one', async () => {
    const command = streaming(`out.end(Buffer.alloc(7_000_000, 120));`);

    const { payload, error } = await emulate({ command }, (emulator) => emulator.invoke('{}'));

    expect(payload.length).toBe(7_000_000);
    expect(error).toBeUndefined();
  });

  test('gives status, headers and cookies of its prelude', async () => {
    const prelude = JSON.stringify({ statusCode: 404, headers: { a: 'b' }, cookies: ['c=d'] });
    const command = streaming(`out.write('${prelude}' + '\\0'.repeat(8)); out.end('body');`, preludeType);

    const { stream } = await emulate({ command }, (emulator) => emulator.invoke('{}'));

    expect(stream?.http).toEqual({ statusCode: 404, headers: { a: 'b' }, cookies: ['c=d'] });
    expect(text(stream?.body)).toBe('body');
  });

  test('without a readable prelude is given as its bytes', async () => {
    for (const body of [
      'no separator',
      ...['not JSON', '3', '[]', 'null'].map((head) => `${head}${'\0'.repeat(8)}x`),
    ]) {
      const command = streaming(`out.end(${JSON.stringify(body)});`, preludeType);

      const { stream } = await emulate({ command }, (emulator) => emulator.invoke('{}'));

      expect(stream?.http).toBeUndefined();
      expect(text(stream?.body)).toBe(body);
    }
  });

  test('tells of the error in its trailers, and is no error itself', async () => {
    const body = Buffer.from(JSON.stringify({ errorType: 'TypeError', errorMessage: 'late' })).toString('base64');
    const command = streaming(`
      out.write('part');
      out.addTrailers({ 'Lambda-Runtime-Function-Error-Type': 'Function.TypeError', 'Lambda-Runtime-Function-Error-Body': '${body}' });
      out.end();`);

    const { payload, stream, error } = await emulate({ command }, (emulator) => emulator.invoke('{}'));

    expect(text(payload)).toBe('part');
    expect(error).toBeUndefined();
    expect(stream?.error).toMatchObject({
      type: 'TypeError',
      headerType: 'Function.TypeError',
      platformType: 'Function.TypeError',
    });
  });
});

describe('a listener to a streamed answer', () => {
  test('gets the pieces while the function still writes', async () => {
    const pieces: [string, number][] = [];
    const command = streaming(`out.write('first'); await sleep(200); out.end('second');`);

    const ended = await emulate({ command }, async (emulator) => {
      const { payload } = await emulator.invoke('{}', {
        onStream: (contentType) => (bytes) => void pieces.push([`${contentType} ${text(bytes)}`, performance.now()]),
      });
      return { payload, at: performance.now() };
    });

    expect(pieces.map(([piece]) => piece)).toEqual(['text/plain first', 'text/plain second']);
    expect(ended.at - (pieces[0]?.[1] ?? ended.at)).toBeGreaterThan(150);
    expect(text(ended.payload)).toBe('firstsecond');
  });

  test('makes the function wait while it is not ready for more', async () => {
    const command = streaming(`
      const start = performance.now();
      for (let i = 0; i < 64; i++) if (!out.write(Buffer.alloc(1 << 18))) await new Promise((done) => out.once('drain', done));
      console.log('waited ' + (performance.now() - start > 250));
      out.end();`);
    const slowToBegin = () => {
      const waits = [new Promise<void>((done) => setTimeout(done, 400))];
      return () => waits.pop();
    };

    const { payload, logs } = await emulate({ command }, (emulator) =>
      emulator.invoke('{}', { onStream: slowToBegin }),
    );

    expect(payload.length).toBe(1 << 24);
    expect(logs).toContain('waited true');
  });

  test('is not called for an answer in one piece, nor for one that is refused', async () => {
    let calls = 0;
    const onStream = () => {
      calls++;
      return () => undefined;
    };
    const refused = bootstrap(`
      const event = await next();
      const streaming = { 'lambda-runtime-function-response-mode': 'streaming', 'lambda-runtime-invocation-id': 'other' };
      await respond(event, 'no', streaming);
      await respond(event, 'yes');
      await next();`);

    await emulate({ command: bootstrap(`await respond(await next(), '1'); await next();`) }, (emulator) =>
      emulator.invoke('{}', { onStream }),
    );
    const { payload } = await emulate({ command: refused }, (emulator) =>
      emulator.invoke('{}', { onStream, invocationId: 'mine' }),
    );

    expect(text(payload)).toBe('yes');
    expect(calls).toBe(0);
  });

  test.each<[string, NonNullable<InvokeOptions['onStream']>]>([
    [
      'throws at the beginning',
      () => {
        throw new Error('mine');
      },
    ],
    [
      'throws at a piece',
      () => () => {
        throw new Error('mine');
      },
    ],
    ['rejects', () => () => Promise.reject(new Error('mine'))],
    ['is none', () => undefined as never],
  ])('that %s fails the invocation alone, and the function is not told', async (what, onStream) => {
    const command = streaming(
      `console.log('run'); out.write('a'); await sleep(50); out.write('b'); await sleep(50); out.end();`,
    );
    const logs: string[] = [];
    let heard = 0;

    await emulate({ command, onLog: (piece) => logs.push(piece) }, async (emulator) => {
      const failing = emulator.invoke('{}', {
        onStream: (contentType) => {
          const sink = onStream(contentType);
          return (bytes) => {
            heard++;
            return sink(bytes);
          };
        },
      });
      await expect(failing).rejects.toThrow(what === 'is none' ? TypeError : 'mine');
      const { pid } = emulator;
      expect(text((await emulator.invoke('{}')).payload)).toBe('ab');
      expect(emulator.pid).toBe(pid);
    });

    expect(heard).toBe(what === 'throws at the beginning' ? 0 : 1);
    expect(logs.join('').match(/run/g)).toHaveLength(2);
    expect(logs.join('').match(/REPORT/g)).toHaveLength(2);
  });

  test('may have the only copy', async () => {
    const command = streaming(`out.write('{}' + '\\0'.repeat(8)); await sleep(50); out.end('body');`, preludeType);
    let heard = '';
    const onStream = () => (bytes: Uint8Array) => {
      heard += text(bytes);
    };

    const { payload, stream, error } = await emulate({ command }, (emulator) =>
      emulator.invoke('{}', { onStream, keepStream: false }),
    );

    expect(heard).toBe(`{}${'\0'.repeat(8)}body`);
    expect(error).toBeUndefined();
    expect(payload).toHaveLength(0);
    expect(stream).toEqual({ firstByteMs: expect.any(Number), body: Buffer.alloc(0) });
  });

  test('without a copy leaves the limit of 200 MiB as it is', async () => {
    const command = streaming(`
      const piece = Buffer.alloc(1 << 20);
      for (let i = 0; i <= 200; i++) if (!out.write(piece)) await new Promise((done) => out.once('drain', done));
      out.end();`);

    const { error } = await emulate({ command, timeoutMs: 20_000 }, (emulator) =>
      emulator.invoke('{}', { onStream: () => () => undefined, keepStream: false }),
    );

    expect(error?.type).toBe('Function.ResponseSizeTooLarge');
  });

  test('gets nothing any more once the invocation has timed out', async () => {
    const command = streaming(`for (;;) { out.write('x'); await sleep(5); }`);
    let ended = false;
    let late = 0;

    const { error } = await emulate({ command, timeoutMs: 300 }, async (emulator) => {
      const invocation = await emulator.invoke('{}', {
        onStream: () => () => {
          if (ended) late++;
        },
      });
      ended = true;
      await new Promise((done) => setTimeout(done, 100));
      return invocation;
    });

    expect(error?.type).toBe('Sandbox.Timedout');
    expect(late).toBe(0);
  });
});
