// Built handlers under the emulator, in both engines: what they answer, refuse and measure.
import { spawnSync } from 'node:child_process';
import { commandFor, startEmulator, startLambdaServer } from '@kinglet/emulator';
import { decodeNpy, encodeNpy } from '@kinglet/inference/npy';
import { decodeModelFile } from '@kinglet/kernels/plan';
import { afterAll, describe, expect, test } from 'vitest';
import { encodeBase64 } from '../src/base64.ts';
import { arch, type Engine, emulated, isBuilt, makeBuilds } from './builds.ts';
import { linearPlan } from './models.ts';

const builds = makeBuilds();
afterAll(builds.remove);

const engines: readonly Engine[] = ['quickjs', 'node'];
const there = engines.filter((engine) => isBuilt(engine));
const missing = engines.filter((engine) => !there.includes(engine));
if (missing.length > 0) console.log(`skipped: engine ${missing.join(', ')}, which was not built`);

/** acidity, sugar, kind. */
const wine = linearPlan([0.5, -2, 10], [7]);
/** Each class's score is one of the ten inputs. */
const tenClasses = linearPlan(
  Array.from({ length: 100 }, (_, i) => Number(i % 11 === 0)),
  new Array<number>(10).fill(0),
);
const scores = [0, 0, 5, 0, 0, 3, 0, 0, 1, 0];
const bytesOf = (values: readonly number[]): Uint8Array<ArrayBuffer> =>
  new Uint8Array(Float32Array.from(values).buffer);
const parse = (payload: Uint8Array): unknown => JSON.parse(Buffer.from(payload).toString());

describe.for(there)('engine %s', { timeout: 60_000 }, (engine) => {
  test('answers items and batches, refuses bad ones, and writes metrics', async () => {
    const built = await builds.build('wine', engine, wine);
    await using emulator = await startEmulator(emulated(built));
    const invoke = async (event: unknown) => emulator.invoke(JSON.stringify(event));

    const first = await invoke({ acidity: 8, kind: 'white' });
    const batch = await invoke({
      instances: [
        { acidity: 0, sugar: 0, kind: 'red' },
        { acidity: -1, kind: 'rosé' },
      ],
    });

    expect(built.warnings).toEqual([]);
    expect(parse(first.payload)).toEqual({
      value: 17,
      explanation: {
        base: 7,
        factors: [
          { feature: 'kind', value: 1, weight: 10, contribution: 10 },
          { feature: 'acidity', value: 8, weight: 0.5, contribution: 4 },
        ],
      },
    });
    expect(parse(batch.payload)).toEqual({
      predictions: [
        { value: 7, explanation: expect.objectContaining({ base: 7 }) },
        {
          error: {
            code: 'KINGLET_SERVING_INPUT',
            statusCode: 400,
            message: '/instances/1/acidity: expected a finite number from 0 to 20, found -1 (and 1 more)',
            issues: [
              { path: '/instances/1/acidity', expected: 'a finite number from 0 to 20', found: '-1' },
              { path: '/instances/1/kind', expected: 'one of "red", "white"', found: '"rosé"' },
            ],
          },
        },
      ],
    });
    const [start, second] = [first, batch].map(
      ({ logs }) => JSON.parse(/\{"_aws".*\}/.exec(logs)![0]) as Record<string, never>,
    );
    expect(start).toMatchObject({ FunctionName: 'function', Events: 1, Items: 1, FailedItems: 0 });
    expect(second).toMatchObject({ Events: 1, Batches: 1, Items: 2, FailedItems: 1 });
    expect(second).not.toHaveProperty('EngineInit');
    for (const name of ['EngineInit', 'ModelMap', 'FirstInference']) expect(start![name]).toBeGreaterThan(0);
    expect(start!.Init).toBeGreaterThan(start!.EngineInit! + start!.ModelMap! + start!.FirstInference!);
    // The emulator sees the process start, which is before the engine's clock does.
    expect(start!.Init).toBeLessThan(first.initDurationMs!);
    expect(start!.Latency![0]).toBeLessThan(first.durationMs);
  });

  test('answers HTTP from every source, with statuses, and serves Prometheus’ text', async () => {
    const built = await builds.build('wine', engine, wine);
    await using server = await startLambdaServer({
      functions: { wine: { ...emulated(built), maxEnvironments: 1 } },
      http: [
        { source: 'function-url', functionName: 'wine' },
        { source: 'http-api', functionName: 'wine' },
        { source: 'alb', functionName: 'wine' },
        { source: 'alb', functionName: 'wine', multiValueHeaders: true },
      ],
    });
    const headers = { 'content-type': 'application/json' };

    for (const url of server.http) {
      const good = await fetch(url, { method: 'POST', headers, body: '{"acidity":8,"kind":"red"}' });
      const bad = await fetch(url, { method: 'POST', headers, body: '{"acidity":"8","kind":"red"}' });
      const get = await fetch(url);

      expect([good.status, good.headers.get('content-type')]).toEqual([200, 'application/json']);
      expect(await good.json()).toMatchObject({ value: 7 });
      expect(bad.status).toBe(400);
      expect(await bad.json()).toMatchObject({ error: { issues: [{ path: '/acidity', found: '"8"' }] } });
      expect([get.status, get.headers.get('allow')]).toEqual([405, 'POST, PUT']);
    }
    const metrics = await fetch(new URL('/metrics', server.http[0]));
    expect(metrics.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
    expect(await metrics.text()).toContain('kinglet_events_total{model="test"} 12\n');
  });

  test('takes JSON, npy and raw, as HTTP and as bytes', async () => {
    const built = await builds.build('digits', engine, tenClasses);
    const npy = encodeNpy('float', [10], bytesOf(scores));
    await using emulator = await startEmulator({ ...emulated(built), handler: 'index.rawHandler' });
    await using server = await startLambdaServer({
      functions: { digits: emulated(built) },
      http: [{ source: 'function-url', functionName: 'digits' }],
    });
    const http = async (body: Uint8Array<ArrayBuffer> | string, type: string) =>
      (await fetch(server.http[0]!, { method: 'POST', headers: { 'content-type': type }, body })).json();

    const answers = [
      await http(JSON.stringify({ x: scores }), 'application/json'),
      await http(npy, 'application/x-npy'),
      await http(bytesOf(scores), 'application/octet-stream'),
      parse((await emulator.invoke(npy)).payload),
      parse((await emulator.invoke(bytesOf(scores))).payload),
      parse((await emulator.invoke(JSON.stringify({ x: scores }))).payload),
      parse((await emulator.invoke(JSON.stringify({ body: encodeBase64(npy), isBase64Encoded: true }))).payload),
    ];

    const expected = { label: '2', index: 2, top: [{ label: '2' }, { label: '5' }, { label: '8' }] };
    for (const answer of answers.slice(0, -1)) expect(answer).toMatchObject(expected);
    expect(JSON.parse((answers.at(-1) as { body: string }).body)).toMatchObject(expected);
  });

  test('answers npy with npy', async () => {
    const built = await builds.build('bytes', engine, wine);
    await using emulator = await startEmulator({ ...emulated(built), handler: 'index.rawHandler' });

    const { payload, contentType } = await emulator.invoke(encodeNpy('float', [2, 3], bytesOf([0, 0, 0, 8, 2, 1])));
    const cut = await emulator.invoke(encodeNpy('float', [2, 3], bytesOf([0, 0, 0, 8, 2, 1])).slice(0, -1));

    const { shape, data } = decodeNpy(payload);
    expect(contentType).toBe('application/octet-stream');
    expect([shape, [...new Float32Array(Uint8Array.from(data).buffer)]]).toEqual([
      [2, 1],
      [7, 17],
    ]);
    expect(parse(cut.payload)).toMatchObject({
      error: { message: 'expected 24 bytes for the shape (2, 3), found 23' },
    });
  });

  test('fails at its start where the definition does not fit the model, or there is no model', async () => {
    const misfit = await builds.build('misfit', engine, wine);
    const without = await builds.build('misfit', engine);
    await using first = await startEmulator(emulated(misfit));
    await using second = await startEmulator(emulated(without));

    expect((await first.invoke('{}')).logs).toContain(
      'expected fields that fill the 3 elements of input \\"x\\", found fields of 1',
    );
    expect((await second.invoke('{}')).logs).toMatch(/expected a plan.*model\.plan.*InferenceError/);
  });
});

const hasQemu = arch !== 'arm64' && spawnSync('qemu-aarch64', ['--version']).status === 0;
if (!hasQemu) console.log('skipped: arm64 in emulation, there is no qemu-aarch64 or no need for it');

test.runIf(hasQemu && isBuilt('quickjs', 'arm64'))(
  'answers on arm64 as it does here',
  { timeout: 60_000 },
  async () => {
    const built = await builds.build('wine', 'quickjs', wine, 'arm64');
    const { cwd } = emulated(built);
    await using emulator = await startEmulator({
      command: commandFor(built.bootstrap, 'arm64'),
      cwd,
      timeoutMs: 30_000,
    });

    const { payload } = await emulator.invoke('[{"acidity":8,"kind":"white"},{"acidity":8}]');

    expect(parse(payload)).toMatchObject([
      { value: 17, explanation: { base: 7 } },
      { error: { message: '/1/kind: expected one of "red", "white", found nothing' } },
    ]);
  },
);

test.runIf(isBuilt('quickjs'))('a handler takes less than a megabyte beside a minimal one and its model', async () => {
  const weights = Array.from({ length: 784 * 10 }, (_, i) => Math.sin(i));
  const plan = linearPlan(weights, new Array<number>(10).fill(0));
  const { constants, arenaBytes } = decodeModelFile(plan);
  const event = JSON.stringify({ x: new Array<number>(784).fill(0.5) });
  // How much of a file the system maps around a page is its own affair: the least of some processes.
  const peakOf = async (handler: string, file?: Uint8Array): Promise<number> => {
    const built = await builds.build(handler, 'quickjs', file);
    const peaks: number[] = [];
    for (let run = 0; run < 3; run++) {
      await using emulator = await startEmulator(emulated(built));
      for (let i = 0; i < 200; i++) expect((await emulator.invoke(event)).error).toBeUndefined();
      peaks.push(emulator.peakMemoryKb() * 1024);
    }
    return Math.min(...peaks);
  };

  const most = (await peakOf('minimal')) + constants.length + arenaBytes.fixed + arenaBytes.perItem + 2 ** 20;

  expect(await peakOf('digits', plan)).toBeLessThan(most);
});
