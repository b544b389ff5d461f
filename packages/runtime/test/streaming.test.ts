// Streamed answers, inside this process.
import { Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { errorStep, eventStep, responseStep, type ScriptStep } from '@kinglet/emulator';
import { describe, expect, test } from 'vitest';
import {
  type Context,
  type HandlerModule,
  HttpResponseStream,
  type ResponseStream,
  streamifyResponse,
} from '../src/index.ts';
import { end, type Run, running } from './running.ts';

type Act = (stream: ResponseStream, context: Context) => unknown;

/** Has one event answered by `act`. */
function streaming(act: Act, steps: readonly ScriptStep[] = [responseStep()], highWaterMark?: number): Promise<Run> {
  const options = highWaterMark === undefined ? {} : { highWaterMark };
  const handler = streamifyResponse(async (_, stream, context) => act(stream, context), options);
  return running([eventStep('1'), ...steps, end], { handler });
}

function trailerError(run: Run): { type: string | undefined; body: unknown } {
  const { trailers } = run.requests[1] as Run['requests'][number];
  const body = Buffer.from(trailers['lambda-runtime-function-error-body'] ?? '', 'base64').toString();
  return { type: trailers['lambda-runtime-function-error-type'], body: JSON.parse(body) };
}

describe('a streaming handler', () => {
  test('answers piece by piece, on a connection that ends with it', async () => {
    const { requests, lines } = await streaming((stream) => {
      stream.setContentType('text/plain');
      stream.write('one ');
      stream.end(Buffer.from('zwölf'));
    });

    expect(requests[1]).toMatchObject({ target: 'invocation/request-1/response', text: 'one zwölf', trailers: {} });
    expect(requests[1]?.headers).toMatchObject({
      'content-type': 'text/plain',
      'transfer-encoding': 'chunked',
      'lambda-runtime-function-response-mode': 'streaming',
      trailer: 'lambda-runtime-function-error-type, lambda-runtime-function-error-body',
    });
    expect(requests.map(({ connection }) => connection)).toEqual([1, 1, 2]);
    expect(lines).toHaveLength(1);
  });

  test('has a Writable, to which anything can be piped', async () => {
    const pieces = Array.from({ length: 50 }, (_, i) => `${i} `.repeat(1000));

    const { requests } = await streaming(
      (stream) => pipeline(Readable.from(pieces), stream as unknown as Writable),
      undefined,
      64,
    );

    expect(requests[1]?.text).toBe(pieces.join(''));
  });

  test('has to wait when its stream is full', async () => {
    const accepted: boolean[] = [];

    const { requests } = await streaming(
      async (stream) => {
        accepted.push(stream.write('123'), stream.write('4567'), stream.writableNeedDrain);
        await new Promise((resolve) => stream.once('drain', () => resolve(undefined)));
        accepted.push(stream.write('8'));
        stream.end();
      },
      undefined,
      5,
    );

    expect(accepted).toEqual([true, false, true, true]);
    expect(requests[1]?.text).toBe('12345678');
  });

  test('is waited for when it has ended its stream', async () => {
    const done: string[] = [];

    await streaming(async (stream) => {
      stream.end('x');
      await new Promise((resolve) => setTimeout(resolve, 50));
      done.push('after');
    });

    expect(done).toEqual(['after']);
  });

  test('is told that what it returns is ignored', async () => {
    const { lines } = await streaming((stream) => {
      stream.end('x');
      return 'ignored';
    });

    expect(lines[0]).toMatch(/\trequest-1\tWARN\tStreaming handlers ignore return values\.$/);
  });

  test('must be async', async () => {
    const handler = streamifyResponse(((_: unknown, stream: ResponseStream) => stream) as never);

    const { requests } = await running([eventStep('1'), errorStep(), end], { handler });

    expect(JSON.parse(requests[1]?.text ?? '')).toMatchObject({ errorType: 'Runtime.MalformedStreamingHandler' });
  });

  test('cannot set the content type late, nor to what is no header value', async () => {
    const thrown: unknown[] = [];
    const attempt = (set: () => void): void => {
      try {
        set();
      } catch (error) {
        thrown.push((error as Error).message);
      }
    };

    const { requests } = await streaming((stream) => {
      attempt(() => stream.setContentType('a\r\nX: y'));
      attempt(() => stream.setContentType(1 as never));
      stream.write('x');
      attempt(() => stream.setContentType('text/plain'));
      stream.end();
    });

    expect(thrown).toEqual([
      expect.stringContaining('got "a\\r\\nX: y"'),
      expect.stringContaining('got 1'),
      expect.stringContaining('too late'),
    ]);
    expect(requests[1]?.headers['content-type']).toBe('application/octet-stream');
  });
});

describe('HTTP metadata', () => {
  const metadata = { statusCode: 204, headers: { a: 'b' }, cookies: ['c=d'] };
  const prelude = `${JSON.stringify(metadata)}${'\0'.repeat(8)}`;

  test('come before the first byte, however it is written', async () => {
    const written = await streaming((stream) => {
      const http = HttpResponseStream.from(stream, metadata);
      http.write('a');
      http.end('b');
    });
    const ended = await streaming((stream) => HttpResponseStream.from(stream, metadata).end('ab') && undefined);

    expect(written.requests[1]?.text).toBe(`${prelude}ab`);
    expect(ended.requests[1]?.text).toBe(`${prelude}ab`);
    expect(ended.requests[1]?.headers['content-type']).toBe('application/vnd.awslambda.http-integration-response');
  });

  test('come alone when there is no body', async () => {
    const { requests } = await streaming((stream) => {
      HttpResponseStream.from(stream, metadata).end();
    });

    expect(requests[1]?.text).toBe(prelude);
  });
});

describe('a stream that fails', () => {
  test('before its first byte is an error, whatever else was called', async () => {
    const { requests } = await streaming(
      (stream) => {
        HttpResponseStream.from(stream, { statusCode: 200 });
        throw new RangeError('too early');
      },
      [errorStep()],
    );

    expect(JSON.parse(requests[1]?.text ?? '')).toMatchObject({ errorType: 'RangeError' });
  });

  test('after it has trailers, behind what was written', async () => {
    const run = await streaming((stream) => {
      stream.write('a'.repeat(100_000));
      throw new RangeError('too late');
    });

    expect(run.requests[1]?.text).toHaveLength(100_000);
    expect(trailerError(run)).toMatchObject({
      type: 'Function.RangeError',
      body: { errorType: 'RangeError', errorMessage: 'too late' },
    });
    expect(run.lines[0]).toContain('\trequest-1\tERROR\tInvoke Error\t{"errorMessage":"too late"');
  });

  test('after it was ended has no way to say so but the log', async () => {
    const { requests, lines } = await streaming((stream) => {
      stream.end('all');
      return new Promise((_, reject) => setTimeout(() => reject(new RangeError('afterwards')), 30));
    });

    expect(requests[1]).toMatchObject({ text: 'all', trailers: {} });
    expect(lines[0]).toContain('Invoke Error\t{"errorMessage":"afterwards"');
  });

  test('because it was not ended says so', async () => {
    const run = await streaming((stream) => {
      stream.write('part');
    });

    expect(trailerError(run).body).toMatchObject({
      errorType: 'Runtime.InvalidStreamingOperation',
      errorMessage: 'Response stream is not finished.',
    });
  });

  test('because it was destroyed says why, in the way that is still open', async () => {
    const before = await streaming((stream) => stream.destroy(new RangeError('given up')) && undefined, [errorStep()]);
    const after = await streaming(async (stream) => {
      stream.write('part');
      await new Promise((resolve) => setTimeout(resolve, 20));
      stream.destroy(new RangeError('given up'));
    });

    expect(JSON.parse(before.requests[1]?.text ?? '')).toMatchObject({ errorType: 'RangeError' });
    expect(after.requests[1]?.text).toBe('part');
    expect(trailerError(after).body).toMatchObject({ errorType: 'RangeError', errorMessage: 'given up' });
  });
});

describe('the platform', () => {
  /** Writes for ever; tells how that ended. */
  function endless(ends: (string | undefined)[]): HandlerModule {
    const write = async (_: unknown, stream: ResponseStream): Promise<void> => {
      stream.once('error', (error) => ends.push(error?.message));
      for (;;) {
        if (stream.write('x'.repeat(65_536))) continue;
        await new Promise((resolve) => stream.once('drain', () => resolve(undefined)));
      }
    };
    return { handler: streamifyResponse(write) };
  }
  const target = /\/response$/;

  test('may refuse a stream while it is written: the function learns of it, the loop goes on', async () => {
    const refuse: ScriptStep = {
      method: 'POST',
      path: target,
      at: 'head',
      actions: [{ waitMs: 20 }, { send: { status: 413, body: '{}' } }],
    };
    const ends: (string | undefined)[] = [];

    const { lines, requests } = await running([eventStep('1'), refuse, end], endless(ends));

    expect(lines[0]).toContain('\trequest-1\tWARN\tThe Runtime API refused the answer with 413 (a stream)');
    expect(requests.at(-1)).toMatchObject({ method: 'GET' });
    expect(ends).toHaveLength(1);
  });

  test('may cut a stream off: the same', async () => {
    const cut: ScriptStep = { method: 'POST', path: target, at: 'head', actions: [{ waitMs: 20 }, { close: 'reset' }] };
    const ends: (string | undefined)[] = [];

    const { lines, delays } = await running([eventStep('1'), cut, end], endless(ends));

    expect(lines[0]).toContain('\trequest-1\tWARN\tThe answer could not be sent: ');
    expect(delays).toEqual([50]);
    expect(ends).toHaveLength(1);
  });

  test('sends a broken environment away with 500', async () => {
    const handler = streamifyResponse(async (_, stream) => stream.end('x') && undefined);

    const { lines, code } = await running([eventStep('1'), responseStep(500)], { handler });

    expect(code).toBe(1);
    expect(lines[0]).toContain('answered 500 to /2018-06-01/runtime/invocation/request-1/response: leaving');
  });
});
