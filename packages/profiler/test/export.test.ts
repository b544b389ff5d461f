import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { reportSkipped } from '../../../scripts/toolchain.mjs';
import { readCpuProfile } from '../src/export/readCpuProfile.ts';
import { spanLanes } from '../src/export/spanLanes.ts';
import { toCpuProfile } from '../src/export/toCpuProfile.ts';
import { toPprof } from '../src/export/toPprof.ts';
import { toSpeedscope } from '../src/export/toSpeedscope.ts';
import { toTraceEvents } from '../src/export/toTraceEvents.ts';
import type { SpanRecord } from '../src/report/profileReport.ts';
import { exportedReport, heapProfile, sampledThread, workerProfile } from './exportedReport.ts';
import { readPprof } from './readPprof.ts';
import { speedscopeFile } from './speedscopeFile.ts';

const worker = { thread: 2, begin: 3, profile: workerProfile };

describe('toPprof', () => {
  test('has functions, lines, threads, period and duration', () => {
    expect(readPprof(toPprof(exportedReport({ heap: [] })))).toEqual({
      sampleTypes: ['samples/count', 'cpu/nanoseconds'],
      defaultSampleType: 'cpu',
      period: ['cpu/nanoseconds', 1_000_000n],
      timeNanos: 1_700_000_000_000_500_000n,
      durationNanos: 250_000_000n,
      samples: [
        { stack: ['handler handler.js:10'], values: [1n, 1_000_000n], labels: { thread: 'worker 2' } },
        {
          stack: ['parse handler.js:20', 'handler handler.js:10'],
          values: [1n, 1_000_000n],
          labels: { thread: 'worker 2' },
        },
        {
          stack: ['multiply handler.js:30', 'handler handler.js:10'],
          values: [4n, 3_500_000n],
          labels: { thread: 'worker 2' },
        },
      ],
    });
  });

  test('of a report has allocations beside the time', () => {
    const { sampleTypes, samples } = readPprof(toPprof(exportedReport()));
    expect(sampleTypes).toEqual(['samples/count', 'cpu/nanoseconds', 'objects/count', 'space/bytes']);
    expect(samples.filter(({ labels }) => labels.thread === 'main thread')).toEqual([
      { stack: ['handler handler.js:10'], values: [0n, 0n, 1n, 1024n], labels: { thread: 'main thread' } },
      {
        stack: ['concatenate handler.js:40', 'handler handler.js:10'],
        values: [0n, 0n, 1n, 4096n],
        labels: { thread: 'main thread' },
      },
    ]);
  });

  test('takes one profile alone, and a report of none', () => {
    expect(readPprof(toPprof(worker))).toMatchObject({ timeNanos: 0n, durationNanos: 7_500_000n });
    const heap = readPprof(toPprof({ thread: 0, begin: 0, profile: heapProfile }));
    expect(heap).toMatchObject({
      sampleTypes: ['objects/count', 'space/bytes'],
      defaultSampleType: 'space',
      period: undefined,
    });
    expect(heap.samples).toHaveLength(2);
    expect(readPprof(toPprof(exportedReport({ cpu: [], heap: [] })))).toMatchObject({ samples: [], period: undefined });
  });

  // Go comes without its pprof, and builds it when it is first called, for a minute: a build or a person may, a test does not.
  const hasPprof = spawnSync('go', ['tool', '-n', 'pprof'], { timeout: 5000 }).status === 0;
  if (!hasPprof)
    reportSkipped('pprof files in go tool pprof', 'no go on PATH, or `go tool pprof -h` was not called before');

  test.skipIf(!hasPprof)('is read by go tool pprof', () => {
    const folder = mkdtempSync(join(tmpdir(), 'kinglet-pprof-'));
    const file = join(folder, 'profile.pb.gz');
    writeFileSync(file, toPprof(exportedReport({ cpu: [sampledThread(), worker] })));
    const pprof = (format: string) => spawnSync('go', ['tool', 'pprof', format, file], { encoding: 'utf8' }).stdout;
    expect(pprof('-top')).toMatch(/Duration: 250ms[\s\S]*flat[\s\S]* burnsProcessor\n/);
    const raw = pprof('-raw');
    expect(raw).toMatch(/samples\/count cpu\/nanoseconds\[dflt\] objects\/count space\/bytes/);
    expect(raw).toMatch(/4\s+3500000\s+0\s+0:[\d ]+\n\s+thread:\[worker 2\]/);
    expect(raw).toMatch(/0\s+0\s+1\s+4096:[\d ]+\n\s+thread:\[main thread\]/);
    expect(raw).toMatch(/multiply file:\/\/\/app\/handler\.js:30/);
    rmSync(folder, { recursive: true });
  });
});

describe('toSpeedscope', () => {
  test('is of its schema', () => {
    const schema = JSON.parse(readFileSync(speedscopeFile('file-format-schema.json'), 'utf8')) as Schema;
    const file = JSON.parse(toSpeedscope(exportedReport())) as unknown;
    expect(complaints(file, schema, schema)).toEqual([]);
    expect(complaints({ ...(file as object), profiles: [{ type: 'sampled' }] }, schema, schema)).not.toEqual([]);
  });

  test('times are of the report, stacks in a row are one, and what is idle is empty', () => {
    const { profiles, shared } = JSON.parse(toSpeedscope(exportedReport())) as {
      profiles: { samples: number[][]; weights: number[]; startValue: number; endValue: number }[];
      shared: { frames: { name: string; line?: number }[] };
    };
    const { samples, weights, startValue, endValue } = profiles[0]!;
    expect(samples.map((stack) => stack.map((place) => shared.frames[place]!.name))).toEqual([
      ['handler', 'parse'],
      ['handler', 'multiply'],
      [],
      ['handler'],
      ['handler', 'multiply'],
    ]);
    expect([weights, startValue, endValue]).toEqual([[1000, 3000, 1000, 1000, 500], 4000, 10_500]);
    expect(shared.frames).toContainEqual({ name: 'handler', file: 'file:///app/handler.js', line: 10, col: 5 });
  });
});

describe('toTraceEvents', () => {
  interface TraceEvent {
    readonly name: string;
    readonly ph: string;
    readonly tid: number;
    readonly ts: number;
    readonly dur: number;
    readonly args: {
      data: { cpuProfile?: { nodes: { id: number; parent?: number }[]; samples: number[] }; timeDeltas?: number[] };
    };
  }
  const eventsOf = (parts: Parameters<typeof exportedReport>[0]) =>
    (JSON.parse(toTraceEvents(exportedReport(parts))) as { traceEvents: TraceEvent[] }).traceEvents;

  test('spans carry what went wrong and who opened them', () => {
    const [failed] = eventsOf({}).filter(({ name }) => name === 'load b');
    expect(failed).toMatchObject({ ph: 'X', args: { id: 2, parent: 0, error: 'no file' } });
  });

  test('chunks name every node once, after its parent, and have all samples', () => {
    const count = 25_000;
    const samples = Array.from({ length: count }, (_, i) => [2, 3, 4, 5][(i * i) % 4]!);
    const long = { ...workerProfile, samples, timeDeltas: samples.map(() => 100), endTime: 5_000_000 + count * 100 };
    const chunks = eventsOf({ cpu: [{ thread: 0, begin: 1, profile: long }] }).filter(
      ({ name }) => name === 'ProfileChunk',
    );
    expect(chunks).toHaveLength(4);
    const nodes = chunks.flatMap(({ args }) => args.data.cpuProfile?.nodes ?? []);
    expect(nodes.map(({ id, parent }) => [id, parent])).toEqual([
      [1, undefined],
      [2, 1],
      [3, 2],
    ]);
    expect(chunks.flatMap(({ args }) => args.data.cpuProfile?.samples ?? [])).toEqual(samples);
    expect(chunks.flatMap(({ args }) => args.data.timeDeltas ?? [])).toHaveLength(count);
  });
});

const someSpans = fc
  .array(fc.record({ begin: fc.nat(20), length: fc.nat(10), thread: fc.nat(1), parent: fc.option(fc.nat(30)) }), {
    maxLength: 30,
  })
  .map((drafts) =>
    drafts.map(
      ({ begin, length, thread, parent }, id): SpanRecord => ({
        id,
        parent: parent ?? undefined,
        name: `span ${id}`,
        begin,
        end: begin + length,
        thread,
      }),
    ),
  );

test('lanes have every span, and each inside or beside each other one', () => {
  fc.assert(
    fc.property(someSpans, (records) => {
      const lanes = spanLanes(records);
      expect(lanes.flatMap(({ spans }) => spans.map(({ id }) => id)).sort((a, b) => a - b)).toEqual(
        records.map(({ id }) => id),
      );
      for (const { thread, spans } of lanes)
        for (const [i, first] of spans.entries()) {
          expect(first.thread).toBe(thread);
          for (const second of spans.slice(i + 1)) {
            expect(second.begin).toBeGreaterThanOrEqual(first.begin);
            expect(second.begin >= first.end || second.end <= first.end).toBe(true);
          }
        }
    }),
  );
});

test('exports of any spans are well nested', () => {
  fc.assert(
    fc.property(someSpans, (records) => {
      const { profiles } = JSON.parse(toSpeedscope(exportedReport({ records, cpu: [], heap: [] }))) as {
        profiles: { events: { type: string; frame: number; at: number }[]; startValue: number; endValue: number }[];
      };
      for (const { events, startValue, endValue } of profiles) {
        const open: number[] = [];
        let last = startValue;
        for (const { type, frame, at } of events) {
          if (type === 'O') open.push(frame);
          else expect(open.pop()).toBe(frame);
          expect(at).toBeGreaterThanOrEqual(last);
          last = at;
        }
        expect(open).toEqual([]);
        expect(endValue).toBe(last);
      }
    }),
  );
});

test('what is exported can be read again', () => {
  expect(readCpuProfile(toCpuProfile(worker))).toEqual(workerProfile);
  const { profile } = sampledThread();
  expect(readCpuProfile(JSON.stringify(profile))).toEqual(profile);
});

interface Schema {
  readonly $ref?: string;
  readonly definitions?: Readonly<Record<string, Schema>>;
  readonly anyOf?: readonly Schema[];
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
}

/** As much of JSON Schema as speedscope's file uses. */
function complaints(value: unknown, schema: Schema, root: Schema, at = '$'): string[] {
  if (schema.$ref) return complaints(value, root.definitions![schema.$ref.split('/').at(-1)!]!, root, at);
  if (schema.anyOf) {
    const each = schema.anyOf.map((one) => complaints(value, one, root, at));
    return each.some((found) => found.length === 0) ? [] : each.flat();
  }
  if ('const' in schema) return value === schema.const ? [] : [`${at}: not ${schema.const}`];
  if (schema.enum) return schema.enum.includes(value) ? [] : [`${at}: none of ${schema.enum}`];
  if (schema.type === 'array')
    return Array.isArray(value)
      ? value.flatMap((one, i) => complaints(one, schema.items!, root, `${at}[${i}]`))
      : [`${at}: no array`];
  if (schema.type !== 'object') return typeof value === schema.type ? [] : [`${at}: no ${schema.type}`];
  const fields = (value ?? {}) as Record<string, unknown>;
  const missing = (schema.required ?? []).filter((name) => !(name in fields)).map((name) => `${at}.${name}: missing`);
  const others = Object.keys(fields)
    .filter((name) => !(name in schema.properties!))
    .map((name) => `${at}.${name}: not known`);
  const known = Object.entries(schema.properties!).filter(([name]) => name in fields);
  return [
    ...missing,
    ...others,
    ...known.flatMap(([name, one]) => complaints(fields[name], one, root, `${at}.${name}`)),
  ];
}

test('the pprof reader is not the writer', () => {
  expect(() => readPprof(gunzipSync(toPprof(worker)))).toThrow();
});
