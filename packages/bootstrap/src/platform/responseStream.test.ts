import { describe, expect, it } from 'vitest';
import { ResponseStream, streamEvents } from './responseStream.ts';
import { createStreaming } from './streaming.ts';

/** The loop's side: keeps what it is told; `pending` is what write() answers. */
function setUp(pending = 0) {
  const calls: unknown[][] = [];
  const record =
    (name: string, result?: unknown) =>
    (...args: unknown[]): never => {
      calls.push([name, ...args]);
      return result as never;
    };
  const native = {
    streamEnd: record('end'),
    streamStart: record('start'),
    streamWait: record('wait'),
    streamWrite: record('write', pending),
  };
  return { native, calls, stream: new ResponseStream(native, 7) };
}

describe('a response stream', () => {
  it('starts with the first write, text and bytes as they are, anything else as JSON', () => {
    const { stream, calls } = setUp();

    stream.write('a\ud800');
    stream.write(new DataView(Uint8Array.of(1, 2, 3).buffer, 1));
    stream.write({ b: 1 });
    stream.end('c');

    expect(calls).toEqual([
      ['start', 7, 'application/octet-stream'],
      ['write', 7, 'a\ufffd'],
      ['write', 7, Uint8Array.of(2, 3)],
      ['write', 7, '{"b":1}'],
      ['write', 7, 'c'],
      ['end', 7],
    ]);
  });

  it('takes a content type before the first write only', () => {
    const { stream, calls } = setUp();

    stream.setContentType('text/plain');
    stream.write('');

    expect(calls[0]).toEqual(['start', 7, 'text/plain']);
    expect(() => stream.setContentType('text/html')).toThrow(/too late/);
  });

  it('lets no line break into the head', () => {
    const { stream, calls } = setUp();

    stream.setContentType('text/plain\r\nX-Injected: 1');
    stream.end();

    expect(calls[0]).toEqual(['start', 7, 'text/plain X-Injected: 1']);
  });

  it('asks to wait when much is unsent, until it is told that all was sent', () => {
    const { stream, calls } = setUp(20_000);
    const drained: string[] = [];
    stream.on('drain', () => drained.push('on'));
    stream.once('drain', () => drained.push('once'));

    expect(stream.write('x')).toBe(false);
    expect(stream.writableNeedDrain).toBe(true);
    expect(calls.at(-1)).toEqual(['wait', 7]);
    stream.tell(streamEvents.drained);
    stream.tell(streamEvents.drained);

    expect(stream.writableNeedDrain).toBe(false);
    expect(drained).toEqual(['on', 'once', 'on']);
  });

  it('finishes, then closes; what is written after its end is an error', () => {
    const { stream } = setUp();
    const events: string[] = [];
    for (const name of ['finish', 'close', 'error'] as const) stream.on(name, () => events.push(name));

    stream.end();
    stream.end();
    stream.tell(streamEvents.finished);

    expect(events).toEqual(['finish', 'close']);
    expect(stream).toMatchObject({ writable: false, writableEnded: true, writableFinished: true });
    expect(() => stream.write('late')).toThrow('write after end');
  });

  it('wakes whoever waits when the platform is gone, and drops the rest', () => {
    const { stream, calls } = setUp();
    const events: string[] = [];
    const removed = (): void => void events.push('removed');
    for (const name of ['drain', 'close', 'error'] as const) stream.on(name, () => events.push(name));
    stream.on('close', removed).off('close', removed);

    stream.write('x');
    stream.tell(streamEvents.lost);

    expect(events).toEqual(['error', 'drain', 'close']);
    expect(stream.write('y')).toBe(true);
    expect(stream.end('z')).toBe(stream);
    expect(calls.filter(([name]) => name === 'write')).toHaveLength(1);
  });
});

describe('a streaming handler', () => {
  function streaming() {
    const { native, calls } = setUp();
    const warnings: string[] = [];
    // Only the stream's functions are called.
    const made = createStreaming(native as unknown as Parameters<typeof createStreaming>[0], (text) => {
      warnings.push(text);
    });
    return { ...made, calls, warnings };
  }

  it('is a function, and keeps its own mark for the buffer', async () => {
    const { streamifyResponse, run } = streaming();
    const sizes: number[] = [];
    const handler = streamifyResponse(
      async (_, stream) => {
        sizes.push(stream.writableHighWaterMark);
        stream.end();
      },
      { highWaterMark: 5 },
    );

    await run(handler, {}, {}, 1);

    expect(sizes).toEqual([5]);
    expect(() => streamifyResponse('no' as never)).toThrow(/Expected `handler` to be a function, got `no`/);
  });

  it('puts a prelude before the body, also before none', async () => {
    const { HttpResponseStream, run, calls } = streaming();

    await run(async (_, stream) => void HttpResponseStream.from(stream, { statusCode: 204 }).end(), {}, {}, 1);

    expect(calls).toEqual([
      ['start', 1, 'application/vnd.awslambda.http-integration-response'],
      ['write', 1, `{"statusCode":204}${'\0'.repeat(8)}`],
      ['end', 1],
    ]);
  });

  it('must be async, end its stream and return nothing', async () => {
    const { run, warnings } = streaming();

    await expect(run(() => 1, {}, {}, 1)).rejects.toMatchObject({ name: 'Runtime.MalformedStreamingHandler' });
    await expect(run(async () => undefined, {}, {}, 2)).rejects.toThrow('Response stream is not finished.');
    await run(async (_, stream) => stream.end() && 1, {}, {}, 3);

    expect(warnings).toEqual(['Streaming handlers ignore return values.']);
  });

  it('fails with what its stream was destroyed with', async () => {
    const { run } = streaming();
    const error = new RangeError('given up');

    await expect(run(async (_, stream) => void stream.destroy(error), {}, {}, 1)).rejects.toBe(error);
    await expect(run(async (_, stream) => void stream.destroy(), {}, {}, 2)).rejects.toThrow(/not finished/);
  });

  it('is told of its own stream until that is forgotten', async () => {
    const { run, tell, forget } = streaming();
    let finished = 0;
    await run(async (_, stream) => void stream.on('finish', () => finished++).end(), {}, {}, 4);

    tell(4, streamEvents.finished);
    forget(4);
    tell(4, streamEvents.finished);

    expect(finished).toBe(1);
  });
});
