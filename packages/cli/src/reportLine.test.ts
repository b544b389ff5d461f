import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isColdStart, parseReport } from './reportLine.ts';

const id = '3604209a-e9a3-11e6-939a-754dd98c7be3';

describe('a REPORT line', () => {
  const warm = `REPORT RequestId: ${id}\tDuration: 12.34 ms\tBilled Duration: 13 ms\tMemory Size: 128 MB\tMax Memory Used: 18 MB\t`;
  const figures = {
    kind: 'invocation',
    requestId: id,
    durationMs: 12.34,
    billedDurationMs: 13,
    memorySizeMb: 128,
    maxMemoryUsedMb: 18,
    other: {},
  };

  test('gives its figures', () => {
    expect(parseReport(`${warm}\n`)).toEqual(figures);
  });

  test('of a cold start has the time of the initialization', () => {
    const report = parseReport(`${warm}Init Duration: 128.83 ms\t\n`)!;

    expect(report).toEqual({ ...figures, initDurationMs: 128.83 });
    expect(isColdStart(report)).toBe(true);
    expect(isColdStart(parseReport(warm)!)).toBe(false);
  });

  test('of a restored snapshot has the times of the restore', () => {
    const report = parseReport(`${warm}Restore Duration: 350.10 ms\tBilled Restore Duration: 25 ms\t\n`)!;

    expect(report).toEqual({ ...figures, restoreDurationMs: 350.1, billedRestoreDurationMs: 25 });
    expect(isColdStart(report)).toBe(true);
  });

  test('says how an invocation failed', () => {
    expect(parseReport(`${warm}Status: timeout`)).toEqual({ ...figures, status: 'timeout' });
    expect(parseReport(`${warm}Status: error\tError Type: Runtime.ExitError`)).toEqual({
      ...figures,
      status: 'error',
      errorType: 'Runtime.ExitError',
    });
  });

  test('of a traced invocation has the ids of X-Ray', () => {
    expect(parseReport(`${warm}\nXRAY TraceId: 1-5f0-a1\tSegmentId: 7b2\tSampled: true\t`)).toEqual({
      ...figures,
      xray: { traceId: '1-5f0-a1', segmentId: '7b2', isSampled: true },
    });
  });

  test('whose tabs became blanks is read too', () => {
    const copied = `${warm}Init Duration: 1.00 ms\tXRAY TraceId: 1-5f0-a1\tSegmentId: 7b2\tSampled: false\tStatus: timeout`;

    expect(parseReport(copied.replaceAll('\t', ' '))).toEqual(parseReport(copied));
    expect(parseReport(copied.replaceAll('\t', '  '))).toEqual(parseReport(copied));
  });

  test('keeps what it does not know, and what is not of its form', () => {
    expect(parseReport(`${warm}Extension Overhead: 3.1 ms\tInit Duration: soon\tNote: a b: c\tloose`)).toEqual({
      ...figures,
      other: { 'Extension Overhead': '3.1 ms', 'Init Duration': 'soon', Note: 'a b: c', loose: '' },
    });
  });

  test.each([
    'REPORT',
    'REPORT RequestId: x',
    `REPORT Duration: 1 ms`,
    `x ${warm}`,
    'report RequestId: x Duration: 1 ms',
  ])('is not %j', (line) => {
    expect(parseReport(line)).toBeUndefined();
  });
});

describe('the lines of initializations and restores', () => {
  test('give time, phase and what went wrong', () => {
    expect(parseReport('INIT_REPORT Init Duration: 9999.47 ms\tPhase: init\tStatus: timeout')).toEqual({
      kind: 'init',
      initDurationMs: 9999.47,
      phase: 'init',
      status: 'timeout',
      other: {},
    });
    expect(
      parseReport('INIT_REPORT Init Duration: 1.50 ms Phase: invoke Status: error Error Type: Runtime.ExitError\n'),
    ).toMatchObject({ initDurationMs: 1.5, phase: 'invoke', status: 'error', errorType: 'Runtime.ExitError' });
    expect(parseReport('RESTORE_REPORT Restore Duration: 202.00 ms')).toEqual({
      kind: 'restore',
      restoreDurationMs: 202,
      other: {},
    });
  });
});

describe('a JSON record', () => {
  const record = (type: string, fields: object) =>
    JSON.stringify({ time: '2026-01-01T00:00:00.000Z', type, record: fields });

  test('platform.report is a REPORT line', () => {
    const metrics = {
      durationMs: 12.34,
      billedDurationMs: 141,
      memorySizeMB: 128,
      maxMemoryUsedMB: 18,
      initDurationMs: 128.1,
    };
    const tracing = { spanId: 'x', type: 'X-Amzn-Trace-Id', value: 'Root=1-5f0-a1;Parent=7b2;Sampled=1' };

    expect(parseReport(record('platform.report', { requestId: id, metrics, tracing, status: 'success' }))).toEqual({
      kind: 'invocation',
      requestId: id,
      durationMs: 12.34,
      billedDurationMs: 141,
      memorySizeMb: 128,
      maxMemoryUsedMb: 18,
      initDurationMs: 128.1,
      xray: { traceId: '1-5f0-a1', segmentId: '7b2', isSampled: true },
      other: {},
    });
  });

  test('platform.report may fail, and may hold more', () => {
    const fields = {
      requestId: id,
      metrics: { durationMs: 3000, spans: 2 },
      status: 'timeout',
      errorType: 'Sandbox.Timedout',
    };

    expect(parseReport(record('platform.report', { ...fields, spans: [{ name: 'x' }] }))).toEqual({
      kind: 'invocation',
      requestId: id,
      durationMs: 3000,
      status: 'timeout',
      errorType: 'Sandbox.Timedout',
      other: { spans: 2 },
    });
  });

  test('platform.initReport and platform.restoreReport are those of initializations and restores', () => {
    const init = { initializationType: 'on-demand', phase: 'init', status: 'success', metrics: { durationMs: 125.33 } };

    expect(parseReport(record('platform.initReport', init))).toEqual({
      kind: 'init',
      initDurationMs: 125.33,
      phase: 'init',
      other: { initializationType: 'on-demand' },
    });
    expect(parseReport(record('platform.restoreReport', { status: 'failure', metrics: { durationMs: 7 } }))).toEqual({
      kind: 'restore',
      restoreDurationMs: 7,
      status: 'failure',
      other: {},
    });
  });

  test.each([
    '{',
    '{}',
    '[]',
    '{"type":"platform.report"}',
    '{"type":"constructor","record":{}}',
    '{"type":"platform.start","record":{"requestId":"x","metrics":{"durationMs":1}}}',
  ])('is not %s', (line) => {
    expect(parseReport(line)).toBeUndefined();
  });
});

describe('any line', () => {
  const name = fc.stringMatching(/^[A-Z][a-z]{0,8}( [A-Z][a-z]{0,8}){0,2}$/);
  const field = fc.tuple(name, fc.stringMatching(/^[\w.-]{1,12}( (ms|MB))?$/));
  const json = fc.json().map((value) => `{"type":"platform.report","record":${value}}`);

  test('is a report whose figures are numbers of at least 0, or none', () => {
    const report = fc.array(field).map((fields) => `REPORT ${fields.map((one) => one.join(': ')).join('\t')}`);
    fc.assert(
      fc.property(fc.oneof(fc.string(), report, json), (line) => {
        const { other: _, ...found } = parseReport(line) ?? { other: {} };

        for (const [key, value] of Object.entries(found))
          if (/(Ms|Mb)$/.test(key)) expect(Number.isFinite(value) && (value as number) >= 0).toBe(true);
      }),
    );
  });

  test('that is a report gives back the figures it was written with, and every unknown field', () => {
    const ms = fc.integer({ min: 0, max: 90_000_000 }).map((hundredths) => hundredths / 100);
    const known = new Set(['Duration', 'Phase', 'Status', 'Sampled']);
    const unknown = fc.dictionary(
      name.filter((one) => !known.has(one) && !/^(Init|Restore|Billed|Memory|Max|Error|Xray) /.test(one)),
      fc.stringMatching(/^\w{1,9}$/),
    );
    fc.assert(
      fc.property(ms, ms, unknown, fc.constantFrom('\t', ' '), (durationMs, initDurationMs, other, separator) => {
        const start = [
          'REPORT RequestId: r',
          `Duration: ${durationMs.toFixed(2)} ms`,
          `Init Duration: ${initDurationMs.toFixed(2)} ms`,
        ];
        const line = [...start, ...Object.entries(other).map((pair) => pair.join(': '))].join(separator);

        expect(parseReport(line)).toEqual({ kind: 'invocation', requestId: 'r', durationMs, initDurationMs, other });
      }),
    );
  });
});
