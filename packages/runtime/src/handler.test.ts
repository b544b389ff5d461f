import { describe, expect, test } from 'vitest';
import type { Context } from './context.ts';
import { HandlerNotFoundError } from './errors.ts';
import { type HandlerModule, resolveHandler } from './handler.ts';
import type { ResponseStream } from './responseStream.ts';
import { streamifyResponse } from './streamifyResponse.ts';

const context = { awsRequestId: 'id' } as Context;
const run = async (module: HandlerModule, event: string | Uint8Array): Promise<[string, string]> => {
  const resolved = resolveHandler(module);
  if (resolved.streaming) throw new Error('expected a handler that answers as a whole');
  const { body, contentType } = await resolved.call(Buffer.from(event), context);
  return [Buffer.from(body).toString(), contentType];
};
const json = (text: string): [string, string] => [text, 'application/json'];
const octets = (text: string): [string, string] => [text, 'application/octet-stream'];

describe('a handler', () => {
  test('gets parsed JSON and the context', async () => {
    const handler = (event: { a: number }, { awsRequestId }: Context): unknown => [event.a, awsRequestId];

    expect(await run({ handler }, '{"a":1}')).toEqual(json('[1,"id"]'));
  });

  test.each([
    [undefined, 'null'],
    [() => 1, 'null'],
    [Symbol('s'), 'null'],
    ['text', '"text"'],
    [new Uint8Array([1]), '{"0":1}'],
    [new Date(0), '"1970-01-01T00:00:00.000Z"'],
  ])('answers %o with %s', async (result, expected) => {
    expect(await run({ handler: async () => result }, '1')).toEqual(json(expected));
  });

  test.each(['', '{', '{} x', '\ufeff{}'])('is not called with %j', async (event) => {
    let called = false;
    const handler = (): void => {
      called = true;
    };

    await expect(run({ handler }, event)).rejects.toMatchObject({
      name: 'Runtime.UnmarshalError',
      code: 'KINGLET_RUNTIME_EVENT',
    });
    expect(called).toBe(false);
  });

  test('cannot answer with what has no JSON form', async () => {
    const cyclic: Record<string, unknown> = {};
    cyclic.self = cyclic;
    const hostile = {
      toJSON: () => {
        throw Object.create(null);
      },
    };

    for (const result of [cyclic, { big: 1n }, hostile])
      await expect(run({ handler: () => result }, '1')).rejects.toMatchObject({
        name: 'Runtime.JSONStringifyError',
        code: 'KINGLET_RUNTIME_RESULT',
      });
  });

  test('that throws is a rejection', async () => {
    const handler = (): never => {
      throw new TypeError('boom');
    };

    await expect(run({ handler }, '1')).rejects.toThrow(TypeError);
  });
});

describe('a raw handler', () => {
  test('gets and gives bytes', async () => {
    expect(await run({ rawHandler: (event) => event }, 'no {json')).toEqual(octets('no {json'));
  });

  test('may answer with any view or buffer, of exactly its bytes', async () => {
    const { buffer } = Uint8Array.from([97, 98, 99, 100]);

    expect(await run({ rawHandler: () => buffer }, '')).toEqual(octets('abcd'));
    expect(await run({ rawHandler: () => new Uint16Array(buffer, 2, 1) }, '')).toEqual(octets('cd'));
    expect(await run({ rawHandler: () => new DataView(buffer, 1, 2) }, '')).toEqual(octets('bc'));
  });

  test('may answer with JSON', async () => {
    expect(await run({ rawHandler: () => ({ a: 1 }) }, '')).toEqual(json('{"a":1}'));
    expect(await run({ rawHandler: () => undefined }, '')).toEqual(json('null'));
  });

  test('is preferred', async () => {
    expect(await run({ handler: () => 'json', rawHandler: () => Buffer.from('raw') }, '{}')).toEqual(octets('raw'));
  });
});

describe('the export that is called', () => {
  const called = async (module: HandlerModule, name?: string): Promise<string> => {
    const resolved = resolveHandler(module, name);
    if (resolved.streaming) throw new Error('expected a handler that answers as a whole');
    return Buffer.from((await resolved.call(Buffer.from('1'), context)).body).toString();
  };
  const both: HandlerModule = { handler: () => 'json', rawHandler: () => 'raw', other: () => 'other' };

  test('is the one that is named, even beside rawHandler', async () => {
    expect(await called(both, 'handler')).toBe('"json"');
    expect(await called(both, 'other')).toBe('"other"');
    expect(await called(both, 'rawHandler')).toBe('"raw"');
  });

  test('is rawHandler when the name is not exported, or there is none', async () => {
    expect(await called(both, 'missing')).toBe('"raw"');
    expect(await called(both)).toBe('"raw"');
    expect(await called({ handler: () => 'json' })).toBe('"json"');
  });

  test('is missing when the name is not exported and rawHandler neither, or when it is no function', () => {
    expect(() => resolveHandler({ handler: () => 1 }, 'main')).toThrow(
      'Expected the module to export a function `main`, which _HANDLER names, found handler',
    );
    expect(() => resolveHandler({ main: 1, rawHandler: () => 1 }, 'main')).toThrow(HandlerNotFoundError);
  });
});

describe('a streaming handler', () => {
  const stream = {} as ResponseStream;

  test('gets the parsed event, the stream and the context, and tells its high-water mark', async () => {
    const handler = streamifyResponse(async (...args: unknown[]) => args, { highWaterMark: 10.5 });

    const resolved = resolveHandler({ handler });

    expect(resolved).toMatchObject({ streaming: true, highWaterMark: 10 });
    if (resolved.streaming)
      expect(await resolved.call(Buffer.from('{"a":1}'), stream, context)).toEqual([{ a: 1 }, stream, context]);
  });

  test('as rawHandler gets the bytes', async () => {
    const rawHandler = streamifyResponse(async (event: Uint8Array) => event);

    const resolved = resolveHandler({ rawHandler });

    if (!resolved.streaming) throw new Error('expected a streaming handler');
    expect(await resolved.call(Uint8Array.of(0, 255), stream, context)).toEqual(Uint8Array.of(0, 255));
  });

  test('must return a promise', async () => {
    const resolved = resolveHandler({ handler: streamifyResponse((() => undefined) as never) });

    if (!resolved.streaming) throw new Error('expected a streaming handler');
    await expect(resolved.call(Buffer.from('1'), stream, context)).rejects.toMatchObject({
      name: 'Runtime.MalformedStreamingHandler',
      code: 'KINGLET_RUNTIME_STREAM',
    });
  });
});

test.each([
  [{}, 'found nothing'],
  [{ other: 1, more: 2 }, 'found other, more'],
  [{ handler: 'text' }, 'found handler'],
])('a module with %j has no handler', (module, found) => {
  expect(() => resolveHandler(module as HandlerModule)).toThrow(
    expect.objectContaining({
      name: 'Runtime.HandlerNotFound',
      code: 'KINGLET_RUNTIME_HANDLER',
      message: expect.stringContaining(found),
    }),
  );
});
