import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { publishedTraces } from '../../test/publishedTraces.ts';
import { AutoscalerError } from '../errors.ts';
import { checkTrace } from '../simulator/checkTrace.ts';
import { type ReadTraceOptions, readTrace } from './readTrace.ts';

describe.skipIf(!publishedTraces)('readTrace of the published traces', () => {
  it('reads every request to a language model to the microsecond', () => {
    const trace = readTrace(readFileSync(`${publishedTraces}/azure_llm_conv.csv`, 'utf8'), {
      name: 'conversations',
      tokenMs: { context: 0.1, generated: 20 },
    });

    expect(trace).toMatchObject({ startMs: Date.UTC(2023, 10, 16, 18, 15, 46, 680), durationMs: 3_501_723 });
    if (trace.arrivals.kind !== 'times') throw new Error('Expected times.');
    expect(trace.arrivals.timesMs).toHaveLength(19_366);
    expect(trace.arrivals.timesMs[1]).toBeCloseTo(0.59 + 4314.579, 2);
    expect(trace.arrivals.serviceMs?.[0]).toBeCloseTo(374 * 0.1 + 44 * 20, 10);
    checkTrace(trace);
  });

  it('reads counts as rates', () => {
    const trace = readTrace(readFileSync(`${publishedTraces}/nyc_taxi.csv`, 'utf8'), { name: 'taxis' });

    expect(trace.arrivals).toMatchObject({ kind: 'rates', intervalMs: 1_800_000 });
    expect(trace.durationMs).toBe(10_320 * 1_800_000);
    if (trace.arrivals.kind === 'rates') expect(trace.arrivals.perSecond[0]).toBeCloseTo(10_844 / 1800, 12);
  });

  it('says where a gap is, and takes it as no traffic where that is allowed', () => {
    const text = readFileSync(`${publishedTraces}/aws_elb_request_count.csv`, 'utf8');

    expect(() => readTrace(text, { name: 'elb' })).toThrowError(/line \d+: .* 1 missing intervals.*`gaps` as 'idle'/);
    const { durationMs, arrivals } = readTrace(text, { name: 'elb', gaps: 'idle' });
    expect(durationMs).toBe((4032 + 8) * 300_000);
    if (arrivals.kind === 'rates') expect(arrivals.perSecond.filter((rate) => rate === 0)).toHaveLength(8);
  });
});

describe('readTrace', () => {
  it('reads times and service times of CSV and of JSON lines alike', () => {
    const csv =
      'timestamp,serviceMs\n2026-01-01T00:00:00.5Z,10\n2026-01-01 00:00:01,20\r\n\n2026-01-01T01:00:01+01:00,0\n';
    const json = [1767225600500, '2026-01-01 00:00:01', '2026-01-01T01:00:01+0100']
      .map((timestamp, i) => JSON.stringify({ timestamp, serviceMs: [10, 20, 0][i] }))
      .join('\n');

    expect(readTrace(csv, { name: 'same' })).toEqual({
      name: 'same',
      startMs: Date.UTC(2026, 0, 1, 0, 0, 0, 500),
      durationMs: 501,
      arrivals: { kind: 'times', timesMs: Float64Array.of(0, 500, 500), serviceMs: Float64Array.of(10, 20, 0) },
    });
    expect(readTrace(json, { name: 'same' })).toEqual(readTrace(csv, { name: 'same' }));
  });

  it('reads counts of intervals', () => {
    const trace = readTrace('timestamp,count\n0,5\n1000,0\n4000,10\n', { name: 'counts', gaps: 'idle' });

    expect(trace).toMatchObject({ durationMs: 5000, arrivals: { perSecond: Float64Array.of(5, 0, 0, 0, 10) } });
  });

  it.each<[string, string, Partial<ReadTraceOptions>]>([
    ['line 1: expected a trace; found nothing', ' \n', {}],
    ['line 1: expected an object or one of the headers', 'time\n1', {}],
    ['line 1: expected the header timestamp,value', 'timestamp\n1', { format: 'nab' }],
    ['line 1: expected rows below the header', 'timestamp\n', {}],
    ['line 3: expected a timestamp not before the last; found one 1 ms before it', 'timestamp\n2\n1', {}],
    ['line 2: expected a timestamp, ISO', 'timestamp\nNaN', {}],
    ['line 2: expected a timestamp, ISO', 'timestamp\n2026-02-30 00:00:00', {}],
    ['line 2: expected a timestamp, ISO', 'timestamp\n-8640000000000001', {}],
    ['line 1: expected a timestamp, ISO', '{"timestamp":1e400}', {}],
    ['line 3: expected a timestamp less than', 'timestamp\n-8640000000000000\n8640000000000000', {}],
    ['line 3: expected a timestamp less than', 'timestamp,count\n-4300000000000000,1\n4300000000000000,1', {}],
    ['line 2: expected 2 cells', 'timestamp,count\n1', {}],
    ['line 2: expected count to be a finite number from 0; found "-1"', 'timestamp,count\n1,-1', {}],
    ['line 2: expected count to be a finite number from 0; found "NaN"', 'timestamp,count\n1,NaN', {}],
    ['line 2: expected count to be a finite number from 0; found ""', 'timestamp,count\n1,', {}],
    ['line 2: expected at least two counts', 'timestamp,count\n1,1', {}],
    ['line 3: expected one count for each time', 'timestamp,count\n1,1\n1,1', {}],
    ['line 4: expected a timestamp whole intervals of 2 ms', 'timestamp,count\n1,1\n3,1\n6,1', {}],
    ['line 2: expected a count above 0', 'timestamp,count\n1,0\n3,0', {}],
    ['line 4: expected at most 10000000 intervals', 'timestamp,count\n1,0\n2,0\n100000000,1', {}],
    ['line 1: expected JSON', '{', {}],
    ['line 1: expected timestamp with count or serviceMs', '{"timestamp":1,"service":2}', {}],
    ['line 2: expected count as before', '{"timestamp":1,"count":2}\n{"timestamp":2}', {}],
    ['line 1: expected count or serviceMs; found both', '{"timestamp":1,"count":2,"serviceMs":1}', {}],
  ])('says %s', (message, text, options) => {
    const run = () => readTrace(text, { name: 'bad', ...options });

    expect(run).toThrowError(expect.objectContaining({ code: 'KINGLET_AUTOSCALER_TRACE' }));
    expect(run).toThrowError(message);
  });

  it('answers any text with a trace that can be replayed or a typed error', () => {
    const cell = fc.oneof(
      fc.integer({ min: -5, max: 50 }).map(String),
      fc.constantFrom('', 'NaN', '1e400', '2026-01-01 00:00:00', '"', '{'),
    );
    const header = fc.constantFrom(
      'timestamp',
      'timestamp,count',
      'timestamp,serviceMs',
      'timestamp,value',
      'TIMESTAMP,ContextTokens,GeneratedTokens',
      '',
    );
    const line = fc.oneof(
      fc.array(cell, { maxLength: 3 }).map((cells) => cells.join(',')),
      fc.json(),
    );
    const text = fc.tuple(header, fc.array(line)).map(([first, lines]) => [first, ...lines].join('\n'));

    fc.assert(
      fc.property(text, fc.constantFrom('error', 'idle'), (content, gaps) => {
        try {
          checkTrace(readTrace(content, { name: 'fuzz', gaps }));
        } catch (error) {
          if (!(error instanceof AutoscalerError) || !error.message.includes('line ')) throw error;
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('reads back whatever is written', () => {
    const gaps = fc.array(fc.tuple(fc.integer({ min: 0, max: 1e6 }), fc.double({ min: 0, max: 1e5, noNaN: true })), {
      minLength: 1,
    });

    fc.assert(
      fc.property(gaps, (requests) => {
        let timestamp = 0;
        const rows = requests.map(([gapMs, serviceMs]) => {
          timestamp += gapMs;
          return { timestamp, serviceMs };
        });

        const { arrivals } = readTrace(rows.map((row) => JSON.stringify(row)).join('\n'), { name: 'back' });

        expect(arrivals).toEqual({
          kind: 'times',
          timesMs: Float64Array.from(rows, ({ timestamp }) => timestamp - rows[0]!.timestamp),
          serviceMs: Float64Array.from(rows, ({ serviceMs }) => serviceMs),
        });
      }),
    );
  });
});
