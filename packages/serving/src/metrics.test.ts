// Counters, times and their formats, by a clock that a test holds.
import { describe, expect, test } from 'vitest';
import { linearPlan } from '../test/models.ts';
import { fakePlatform } from '../test/platform.ts';
import { latencyBounds } from './counters.ts';
import { createHandler } from './createHandler.ts';
import { ServingError } from './errors.ts';
import type { ServingOptions } from './options.ts';

const linear = linearPlan([2, -1], [0.5]);
const item = { x: [1, 2] };
const define = (options: Partial<ServingOptions> = {}, step = 1) => {
  const platform = fakePlatform(step);
  return { ...createHandler({ model: linear, ...options }, platform), platform };
};

describe('the cold start', () => {
  test('is timed from the clock’s beginning, step by step', () => {
    // Looks: begun 1; load 2, 3; first run 4, 5; ready 6.
    expect(define().coldStart()).toEqual({
      engineInit: 1,
      modelMap: 1,
      firstInference: 1,
      firstInferenceIn: 'init',
      total: 6,
    });
  });

  test('without a warm-up has no inference until an event runs the model', () => {
    const { coldStart, answer } = define({ warmUp: false, timing: 'off' });
    expect(coldStart()).toEqual({
      engineInit: 1,
      modelMap: 1,
      firstInference: undefined,
      firstInferenceIn: undefined,
      total: 4,
    });

    answer({ x: ['no'] });
    expect(coldStart().firstInferenceIn).toBeUndefined();

    answer(item);
    expect(coldStart()).toMatchObject({ firstInference: 1, firstInferenceIn: 'event', total: 4 });
  });

  test('may warm up with an item', () => {
    const { coldStart, counts } = define({ warmUp: { item } });

    expect(coldStart().firstInferenceIn).toBe('init');
    expect(counts().events).toBe(0);
  });
});

describe('timing', () => {
  test.for([
    ['off', 0],
    ['sampled', 3],
    ['on', 130],
  ] as const)('%s times %i of 130 events', ([timing, timed]) => {
    const { answer, latency, platform, counts } = define({ timing });
    const before = platform.looks();

    for (let i = 0; i < 130; i++) answer(item);

    expect(latency().count).toBe(timed);
    expect(platform.looks() - before).toBe(2 * timed);
    expect(counts()).toMatchObject({ events: 130, items: 130 });
  });

  test('sampled times the first event and each 64th after it', () => {
    const { answer, latency } = define({ timing: 'sampled' });
    const timedAfter = (events: number): number => {
      for (let i = 0; i < events; i++) answer(item);
      return latency().count;
    };

    expect([timedAfter(1), timedAfter(63), timedAfter(1), timedAfter(63), timedAfter(1)]).toEqual([1, 1, 2, 2, 3]);
  });

  test.for([
    [0.0005, 1e-6],
    [1, 1e-3],
    [1.5, 2e-3],
    [10_000, 10],
    [10_001, Number.POSITIVE_INFINITY],
  ] as const)('an event of %d ms is in the bucket up to %d s', ([milliseconds, bound]) => {
    const { answer, latency } = define({ timing: 'on' }, milliseconds);

    answer(item);

    const { buckets, sum } = latency();
    expect([...latencyBounds, Number.POSITIVE_INFINITY][buckets.indexOf(1)]).toBe(bound);
    expect(sum).toBeCloseTo(milliseconds / 1000, 9);
  });
});

describe('Prometheus’ text', () => {
  test('has each metric once, with help, type and samples', () => {
    const { answer, prometheus } = define({ timing: 'on' });
    answer(item);
    answer([item, [1]]);
    answer(3);

    const lines = prometheus().split('\n');
    const samples = new Map(
      lines.filter((line) => line && !line.startsWith('#')).map((line) => line.split(' ') as [string, string]),
    );
    const names = lines.filter((line) => line.startsWith('# TYPE')).map((line) => line.split(' ')[2]);

    expect(lines.at(-1)).toBe('');
    expect(new Set(names).size).toBe(names.length);
    for (const line of lines.slice(0, -1))
      expect(line).toMatch(
        /^(# (HELP|TYPE) kinglet_\w+ .+|kinglet_\w+\{model="test"(,le="[\d.e+-]+|,le="\+Inf)?"?\} [\d.e+-]+)$/,
      );
    expect(samples.get('kinglet_events_total{model="test"}')).toBe('3');
    expect(samples.get('kinglet_items_total{model="test"}')).toBe('3');
    expect(samples.get('kinglet_failed_items_total{model="test"}')).toBe('1');
    expect(samples.get('kinglet_refused_events_total{model="test"}')).toBe('1');
    expect(samples.get('kinglet_event_duration_seconds_count{model="test"}')).toBe('3');
    expect(samples.get('kinglet_event_duration_seconds_sum{model="test"}')).toBe('0.003');
    expect(samples.get('kinglet_event_duration_seconds_bucket{model="test",le="0.0005"}')).toBe('0');
    expect(samples.get('kinglet_event_duration_seconds_bucket{model="test",le="0.001"}')).toBe('3');
    expect(samples.get('kinglet_event_duration_seconds_bucket{model="test",le="+Inf"}')).toBe('3');
    expect(samples.get('kinglet_cold_start_total_seconds{model="test"}')).toBe('0.006');
  });

  test('is answered on the path that is named for it, and on no other', () => {
    const get = (rawPath: string) => ({ requestContext: { http: { method: 'GET' } }, rawPath });
    const { answer, counts, prometheus } = define({ metrics: { path: '/metrics' } });

    expect(answer(get('/metrics'))).toEqual({
      statusCode: 200,
      headers: { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' },
      body: prometheus(),
      isBase64Encoded: false,
    });
    expect(counts().events).toBe(0);
    expect(answer(get('/'))).toMatchObject({ statusCode: 405 });
  });
});

describe('the embedded metric format', () => {
  const parsed = (line: string) =>
    JSON.parse(line) as Record<string, unknown> & {
      _aws: {
        CloudWatchMetrics: { Dimensions: string[][]; Metrics: { Name: string; Unit: string }[]; Namespace: string }[];
        Timestamp: number;
      };
    };

  test('has a line for each event, the first one with the cold start', () => {
    const { answer, platform } = define({ metrics: { emf: true }, timing: 'on' });
    answer(item);
    answer([item, 3]);

    expect(platform.lines.map(parsed)).toEqual([
      {
        _aws: {
          Timestamp: 1_700_000_000_000,
          CloudWatchMetrics: [
            { Namespace: 'Kinglet', Dimensions: [['FunctionName', 'Model']], Metrics: expect.any(Array) },
          ],
        },
        FunctionName: 'digits',
        Model: 'test',
        Events: 1,
        RefusedEvents: 0,
        FailedEvents: 0,
        Batches: 0,
        Items: 1,
        FailedItems: 0,
        EngineInit: 1,
        ModelMap: 1,
        FirstInference: 1,
        Init: 6,
        Latency: [1],
      },
      expect.objectContaining({ Events: 1, Batches: 1, Items: 2, FailedItems: 1, Latency: [1] }),
    ]);
    expect(platform.lines[1]).not.toContain('Init');
  });

  test('declares exactly the metrics and dimensions that a line has, within the limits of its specification', () => {
    const emf = { namespace: 'Shop', dimensions: { Stage: 'beta' }, every: 1000 };
    const { answer, platform } = define({ metrics: { emf }, timing: 'on' });
    for (let i = 0; i < 250; i++) answer(item);

    for (const line of platform.lines) {
      const { _aws, ...members } = parsed(line);
      const [directive] = _aws.CloudWatchMetrics;
      expect(directive!.Namespace).toBe('Shop');
      expect(directive!.Dimensions).toEqual([['FunctionName', 'Model', 'Stage']]);
      expect(Object.keys(members).sort()).toEqual(
        [...directive!.Metrics.map(({ Name }) => Name), ...directive!.Dimensions[0]!].sort(),
      );
      for (const { Name, Unit } of directive!.Metrics) {
        const values = [members[Name]].flat() as number[];
        expect(values.length).toBeLessThanOrEqual(100);
        for (const value of values) expect(value).toBeTypeOf('number');
        expect(['Count', 'Milliseconds']).toContain(Unit);
      }
    }
    expect(platform.lines.map((line) => parsed(line).Events)).toEqual([100, 100]);
  });

  test('holds lines back, until they are flushed', () => {
    const { answer, platform, flush } = define({ metrics: { emf: { every: 3 } }, timing: 'off' });
    for (let i = 0; i < 4; i++) answer(item);
    expect(platform.lines.map((line) => parsed(line).Events)).toEqual([3]);

    flush();
    flush();

    expect(platform.lines.map((line) => parsed(line).Events)).toEqual([3, 1]);
    expect(platform.lines[1]).not.toContain('Latency');
  });

  test.for([
    [{ namespace: '' }, 'metrics.emf: Expected the namespace'],
    [{ dimensions: { Stage: '' } }, 'metrics.emf: Expected the dimension "Stage"'],
    [{ dimensions: { Items: 'all' } }, 'metrics.emf: Expected different names of dimensions, metrics and properties'],
    [{ dimensions: { Latency: 'low' } }, 'found "Latency" twice'],
  ] as const)('with %j fails at the definition', ([emf, message]) => {
    expect(() => define({ metrics: { emf } })).toThrow(message);
    expect(() => define({ metrics: { emf } })).toThrow(ServingError);
  });

  test('is not written unless it is asked for', () => {
    const { answer, platform, flush } = define();
    answer(item);
    flush();
    expect(platform.lines).toEqual([]);
  });
});
