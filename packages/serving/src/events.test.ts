// Events of every kind: HTTP's, bytes, and JSON that carries bytes; content types, methods, and what is answered.
import type { Model } from '@kinglet/inference';
import { decodeNpy, encodeNpy } from '@kinglet/inference/npy';
import { makeNode } from '@kinglet/onnx';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { linearPlan, planOf } from '../test/models.ts';
import { fakePlatform } from '../test/platform.ts';
import { decodeBase64, encodeBase64 } from './base64.ts';
import { createHandler } from './createHandler.ts';
import { ServingError } from './errors.ts';
import type { ServingOptions } from './options.ts';

const linear = linearPlan([2, -1], [0.5]);
const floats = (...values: number[]): Uint8Array<ArrayBuffer> => new Uint8Array(Float32Array.from(values).buffer);
const floatsOf = (bytes: Uint8Array): number[] => [...new Float32Array(bytes.slice().buffer)];
const define = (options: Partial<ServingOptions> = {}) => {
  const platform = fakePlatform();
  return { ...createHandler({ model: linear, ...options }, platform), platform };
};
const all: Partial<ServingOptions> = { input: { formats: ['json', 'npy', 'raw'] } };

interface Response {
  readonly statusCode: number;
  readonly headers: Record<string, string>;
  readonly body: string;
  readonly isBase64Encoded: boolean;
}
const post = (body: string | Uint8Array, contentType?: string): object => ({
  requestContext: { http: { method: 'POST' } },
  rawPath: '/',
  headers: contentType === undefined ? {} : { 'Content-Type': contentType },
  body: typeof body === 'string' ? body : encodeBase64(body),
  isBase64Encoded: typeof body !== 'string',
});

describe('an HTTP event', () => {
  test('of a function URL is answered with a response', () => {
    const { answer } = define();

    expect(answer(post('{"x":[3,1]}', 'application/json; charset=utf-8'))).toEqual({
      statusCode: 200,
      headers: { 'content-type': 'application/json' },
      body: '{"y":[5.5]}',
      isBase64Encoded: false,
    });
  });

  test('of payload format 1.0 too', () => {
    const event = {
      httpMethod: 'POST',
      path: '/p',
      requestContext: { resourceId: 'r' },
      headers: null,
      body: '[[3,1]]',
    };

    expect(define().answer(event)).toMatchObject({ statusCode: 200, body: '[{"y":[5.5]}]' });
  });

  test('with headers of both kinds is answered with single ones', () => {
    const event = { httpMethod: 'POST', requestContext: {}, headers: {}, multiValueHeaders: {}, body: '{"x":[3,1]}' };

    expect(define().answer(event)).toMatchObject({ headers: { 'content-type': 'application/json' } });
  });

  test('of a load balancer has a description of its status, and multiple headers where it sent some', () => {
    const elb = {
      requestContext: { elb: {} },
      httpMethod: 'POST',
      path: '/',
      body: '{"x":[3,1]}',
      isBase64Encoded: false,
    };
    const { answer } = define();

    expect(answer({ ...elb, headers: {} })).toMatchObject({ statusDescription: '200 OK', headers: expect.anything() });
    expect(answer({ ...elb, body: '', multiValueHeaders: { accept: ['*/*'] } })).toEqual({
      statusCode: 400,
      statusDescription: '400 Bad Request',
      multiValueHeaders: { 'content-type': ['application/json'] },
      body: expect.stringContaining('expected JSON, found an empty body'),
      isBase64Encoded: false,
    });
  });

  test.for([
    ['{"x":[3,1]}', undefined],
    ['{"x":[3,1]}', 'text/plain'],
    [Buffer.from('{"x":[3,1]}'), 'application/x-www-form-urlencoded'],
    [Buffer.from('{"x":[3,1]}'), 'application/vnd.model+json'],
  ] as const)('%s as %s is JSON where nothing else is taken', ([body, type]) => {
    expect(define().answer(post(body, type))).toMatchObject({ statusCode: 200, body: '{"y":[5.5]}' });
  });

  test.for([
    ['application/x-npy', encodeNpy('float', [2], floats(3, 1)), '{"y":[5.5]}'],
    ['application/octet-stream', encodeNpy('float', [1, 2], floats(3, 1)), '[{"y":[5.5]}]'],
    ['application/octet-stream', floats(3, 1), '{"y":[5.5]}'],
    ['application/octet-stream', floats(3, 1, 0, 0), '[{"y":[5.5]},{"y":[0.5]}]'],
    ['image/png', floats(3, 1), '{"y":[5.5]}'],
    [undefined, encodeNpy('float', [2, 2], floats(3, 1, 0, 0)), '[{"y":[5.5]},{"y":[0.5]}]'],
    [undefined, Buffer.from(' {"x":[3,1]}'), '{"y":[5.5]}'],
  ] as const)('content of type %s is known by it or by its first bytes', ([type, body, expected]) => {
    expect(define(all).answer(post(body, type))).toMatchObject({ statusCode: 200, body: expected });
  });

  test('bytes are answered in base64', () => {
    const { answer } = define({ ...all, output: { kind: 'npy' } });

    const { headers, body, isBase64Encoded } = answer(post('[[3,1],[0,0]]', 'application/json')) as Response;
    const { shape, data, type } = decodeNpy(decodeBase64(body)!);

    expect([headers, isBase64Encoded]).toEqual([{ 'content-type': 'application/x-npy' }, true]);
    expect([type, shape, floatsOf(data)]).toEqual(['float', [2, 1], [5.5, 0.5]]);
  });

  test.for([
    [post('{"x":[3]}'), 400, 'KINGLET_SERVING_INPUT', '/x: expected an array of 2 numbers, found an array of 1'],
    [post('{"x":'), 400, 'KINGLET_SERVING_INPUT', 'expected JSON, found "{\\"x\\":"'],
    [
      post(`[${'[1,1],'.repeat(300)}[1,1]]`),
      413,
      'KINGLET_SERVING_LIMIT',
      'expected at most 256 items, found 301; send them in parts',
    ],
    [
      post(floats(1, 2), 'application/octet-stream'),
      415,
      'KINGLET_SERVING_FORMAT',
      'expected content of the format json, found application/octet-stream',
    ],
    [
      { ...post(''), body: 'a', isBase64Encoded: true },
      400,
      'KINGLET_SERVING_INPUT',
      '/body: expected base64, found "a"',
    ],
    [
      { requestContext: { http: { method: 'GET' } } },
      405,
      'KINGLET_SERVING_METHOD',
      'expected the method POST, found GET',
    ],
  ] as const)('%# is refused with its status', ([event, statusCode, code, message]) => {
    const { answer, counts, platform } = define();

    const response = answer(event) as Response;

    expect(response.statusCode).toBe(statusCode);
    expect(JSON.parse(response.body)).toEqual({ error: { code, statusCode, message, issues: expect.any(Array) } });
    expect(response.headers.allow).toBe(statusCode === 405 ? 'POST, PUT' : undefined);
    expect(counts()).toMatchObject({ events: 1, refusedEvents: 1, failedEvents: 0 });
    expect(platform.reported).toEqual([]);
  });

  test('with not one good item is 400, and one good item makes it 200', () => {
    const { answer, counts } = define();

    expect(answer(post('[[1],[2]]'))).toMatchObject({ statusCode: 400, body: expect.stringMatching(/^\[\{"error"/) });
    expect(answer(post('[[1],[2,0]]'))).toMatchObject({ statusCode: 200 });
    expect(counts()).toMatchObject({ events: 2, refusedEvents: 1, batches: 2, items: 4, failedItems: 3 });
  });

  test('with not one answer of finite numbers is 500, as for one item', () => {
    const { answer, counts } = define({ model: linearPlan([3e38, 3e38], [0]), nonFinite: 'error' });

    expect(answer(post('{"x":[3,3]}'))).toMatchObject({ statusCode: 500 });
    expect(answer(post('[[3,3],[4,4]]'))).toMatchObject({ statusCode: 500 });
    expect(answer(post('[[3,3],[4]]'))).toMatchObject({ statusCode: 500 });
    expect(counts()).toMatchObject({ events: 3, failedEvents: 3, refusedEvents: 0 });
  });

  test('whatever it holds is answered', () => {
    const { answer, platform } = define(all);
    const event = fc.record(
      {
        requestContext: fc.oneof(fc.constant({ http: { method: 'POST' } }), fc.constant({ elb: {} }), fc.anything()),
        httpMethod: fc.oneof(fc.constant('POST'), fc.anything()),
        headers: fc.anything(),
        multiValueHeaders: fc.anything(),
        body: fc.oneof(fc.string(), fc.json(), fc.base64String(), fc.anything()),
        isBase64Encoded: fc.oneof(fc.boolean(), fc.anything()),
      },
      { requiredKeys: [] },
    );

    fc.assert(
      fc.property(event, (given) => {
        expect(answer(given)).toBeTypeOf('object');
      }),
      { numRuns: 2000 },
    );
    expect(platform.reported).toEqual([]);
  });
});

describe('an event of bytes', () => {
  test.for([
    [encodeNpy('float', [2], floats(3, 1)), { y: [5.5] }],
    [floats(3, 1, 0, 0), [{ y: [5.5] }, { y: [0.5] }]],
    [Buffer.from('\n{"x":[3,1]}'), { y: [5.5] }],
    [
      Buffer.from(JSON.stringify(post('{"x":[3,1]}'))),
      { statusCode: 200, headers: expect.anything(), body: '{"y":[5.5]}', isBase64Encoded: false },
    ],
  ] as const)('%# is known by its first bytes', async ([bytes, expected]) => {
    expect(await define(all).rawHandler(bytes, {} as never)).toEqual(expected);
  });

  test('is answered with bytes where the output is bytes', async () => {
    const npy = define({ ...all, output: { kind: 'npy' } });
    const raw = define({ ...all, output: { kind: 'raw' }, batch: { perRun: 2 } });

    const file = decodeNpy((await npy.rawHandler(floats(3, 1), {} as never)) as Uint8Array);
    const bytes = (await raw.rawHandler(floats(3, 1, 0, 0, 1, 1), {} as never)) as Uint8Array;

    expect([file.shape, floatsOf(file.data)]).toEqual([[1], [5.5]]);
    expect(floatsOf(bytes)).toEqual([5.5, 0.5, 1.5]);
  });

  test('is refused with an error in JSON, one bad item with all others', async () => {
    const { rawHandler } = define({ ...all, output: { kind: 'raw' } });

    expect(await rawHandler(floats(1), {} as never)).toMatchObject({
      error: { message: 'expected 8 bytes for each item: 2 elements of float for "x", found 4 bytes' },
    });
    expect(await rawHandler(Buffer.from('[[1,2],[3]]'), {} as never)).toMatchObject({ error: { statusCode: 400 } });
    expect(await rawHandler(encodeNpy('float', [3], floats(1, 2, 3)), {} as never)).toMatchObject({
      error: { message: 'expected an array of shape (2) or (items, 2) for "x", found (3)' },
    });
  });

  test('that is no format which is taken is refused', async () => {
    const { rawHandler } = define({ input: { formats: ['npy'] } });
    const json = define();

    expect(await rawHandler(floats(1, 2), {} as never)).toMatchObject({
      error: { message: 'expected content of the format npy, found 8 other bytes' },
    });
    expect(await json.rawHandler(floats(1, 2), {} as never)).toMatchObject({
      error: { message: expect.stringContaining('expected JSON, found') },
    });
  });

  test('may be any bytes', async () => {
    const { rawHandler } = define(all);
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.uint8Array({ maxLength: 64 }),
          fc.json().map((text) => Buffer.from(text)),
        ),
        async (bytes) => {
          expect(await rawHandler(bytes, {} as never)).toBeTypeOf('object');
        },
      ),
      { numRuns: 1000 },
    );
  });
});

describe('a direct event of JSON', () => {
  test('may carry bytes, and be answered with them, as HTTP does', () => {
    const { answer } = define({ ...all, output: { kind: 'raw' } });

    const { body, ...response } = answer({ body: encodeBase64(floats(3, 1)), isBase64Encoded: true }) as Response;

    expect(response).toEqual({
      statusCode: 200,
      headers: { 'content-type': 'application/octet-stream' },
      isBase64Encoded: true,
    });
    expect(floatsOf(decodeBase64(body)!)).toEqual([5.5]);
    expect(answer({ x: [3, 1] })).toEqual({ ...response, body });
  });

  test('fails with what is not its fault', async () => {
    const options: Partial<ServingOptions> = { model: linearPlan([3e38, 3e38], [0]), nonFinite: 'error' };
    const { answer, rawHandler } = define(options);

    expect(() => answer({ x: [3, 3] })).toThrow('expected an answer of finite numbers, got Infinity');
    await expect(rawHandler(Buffer.from('{"x":[3,3]}'), {} as never)).rejects.toThrow(ServingError);
  });

  test('is refused where JSON is not taken', () => {
    expect(define({ input: { formats: ['npy'] } }).answer({ x: [3, 1] })).toMatchObject({
      error: { code: 'KINGLET_SERVING_FORMAT', statusCode: 415 },
    });
  });
});

describe('a failure of the model itself', () => {
  /** A handler whose model does `execute` for a run; `run` is the real one. */
  const withModel = (
    plan: Uint8Array<ArrayBuffer>,
    execute: (run: () => void, model: Model) => void,
    more: Partial<ServingOptions> = {},
  ) => {
    const fake = fakePlatform();
    const load = (source: string | URL | Uint8Array<ArrayBuffer>): Model => {
      const model = fake.load(source);
      const run = model.execute.bind(model);
      model.execute = () => execute(run, model);
      return model;
    };
    return { ...createHandler({ model: plan, warmUp: false, ...more }, { ...fake, load }), platform: fake };
  };

  test('is reported, and not told to HTTP', () => {
    const failure = new Error('secret');
    const { answer, counts, platform } = withModel(linear, () => {
      throw failure;
    });

    const response = answer(post('{"x":[3,1]}')) as Response;

    expect(response.statusCode).toBe(500);
    expect(response.body).not.toContain('secret');
    expect(JSON.parse(response.body).error.code).toBe('KINGLET_SERVING_FAILED');
    expect(platform.reported).toEqual([failure]);
    expect(() => answer({ x: [3, 1] })).toThrow(failure);
    expect(() => answer([{ x: [3, 1] }])).toThrow(failure);
    expect(counts()).toMatchObject({ events: 3, failedEvents: 3, refusedEvents: 0 });
  });

  test('over the values of one item is that item’s error alone', () => {
    const plan = planOf({ x: ['N', 1] }, [makeNode('Relu', ['x'], ['y'])], { y: ['N', 1] });
    let runs = 0;
    const { answer } = withModel(plan, (run, model) => {
      runs++;
      // As an index that is too large does.
      if (model.tensor('x').includes(13 as never))
        throw Object.assign(new RangeError('plan: an index'), { code: 'KINGLET_INFERENCE_INPUT' });
      run();
    });

    expect(answer([[1], [13], [3], ['x']])).toEqual([
      { y: [1] },
      {
        error: expect.objectContaining({
          message: '/1: expected values that the model can work with, found plan: an index',
        }),
      },
      { y: [3] },
      { error: expect.anything() },
    ]);
    expect(runs).toBe(4);
    expect(answer({ x: [13] })).toMatchObject({ error: { statusCode: 400, issues: [{ path: '' }] } });
  });

  test('on zeros says how to warm up otherwise', () => {
    const make = () =>
      withModel(
        linear,
        () => {
          throw new RangeError('no zeros');
        },
        { warmUp: true },
      );

    expect(make).toThrow(
      'expected the model to run on zeros to warm up, found: no zeros; give `warmUp: { item }` or `warmUp: false`',
    );
    expect(make).toThrow(ServingError);
  });
});
