import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseLogEntry } from './logEntry.ts';
import { renderLogEntry } from './renderLogEntry.ts';

const id = '3604209a-e9a3-11e6-939a-754dd98c7be3';
const time = '2026-11-28T12:00:00.123Z';

describe('a line of text', () => {
  test.each([
    [`START RequestId: ${id} Version: $LATEST\n`, { kind: 'routine', requestId: id }],
    [`END RequestId: ${id}\n`, { kind: 'routine', requestId: id }],
    ['INIT_START Runtime Version: provided:al2023.v50\tRuntime Version ARN: arn', { kind: 'init', isColdStart: true }],
    [
      `${time}\t${id}\tINFO\thello\tyou\n`,
      { kind: 'function', time, requestId: id, level: 'INFO', message: 'hello\tyou' },
    ],
    [`${time}\t-\tERROR\ta\nb`, { kind: 'function', time, level: 'ERROR', message: 'a\nb' }],
    [
      `[WARNING]\t${time}\t${id}\tpython`,
      { kind: 'function', time, requestId: id, level: 'WARNING', message: 'python' },
    ],
    [
      `${time} ${id} Task timed out after 3.00 seconds\n\n`,
      { kind: 'platform', level: 'ERROR', message: 'Task timed out after 3.00 seconds' },
    ],
    ['anything else', { kind: 'function', message: 'anything else', isColdStart: false }],
    ['', { kind: 'function', message: '' }],
  ])('%j is read', (line, entry) => {
    expect(parseLogEntry(line)).toMatchObject(entry);
  });

  test('without a request has no id', () => {
    expect(parseLogEntry(`${time}\t-\tINFO\tx`)).not.toHaveProperty('requestId');
    expect(parseLogEntry(`${time}\tundefined\tINFO\tx`)).not.toHaveProperty('requestId');
  });

  test('of a report is a cold start when an initialization was part of it', () => {
    const warm = `REPORT RequestId: ${id}\tDuration: 1.00 ms\tBilled Duration: 1 ms\tMemory Size: 128 MB\tMax Memory Used: 2 MB\t`;

    expect(parseLogEntry(warm)).toMatchObject({ kind: 'report', requestId: id, isColdStart: false });
    expect(parseLogEntry(`${warm}Init Duration: 5.00 ms\t`)).toMatchObject({
      isColdStart: true,
      report: { initDurationMs: 5 },
    });
  });
});

describe('a line of JSON', () => {
  const line = (value: object) => JSON.stringify(value);

  test('of a logger has its parts, and the rest as fields', () => {
    const entry = parseLogEntry(line({ timestamp: time, level: 'WARN', requestId: id, message: 'slow', tookMs: 7 }));

    expect(entry).toEqual({
      kind: 'function',
      time,
      level: 'WARN',
      requestId: id,
      message: 'slow',
      fields: { tookMs: 7 },
      isColdStart: false,
    });
  });

  test('whose message is no text keeps it as JSON', () => {
    expect(parseLogEntry(line({ level: 'INFO', message: { a: [1] } })).message).toBe('{"a":[1]}');
  });

  test('that is no log record is what the function printed', () => {
    expect(parseLogEntry('{"total":3}')).toMatchObject({ kind: 'function', message: '{"total":3}' });
    expect(parseLogEntry('{"total":')).toMatchObject({ kind: 'function', message: '{"total":' });
  });

  test.each([
    ['platform.start', { requestId: id, version: '3' }, { kind: 'routine', requestId: id }],
    ['platform.runtimeDone', { requestId: id, status: 'success' }, { kind: 'routine' }],
    [
      'platform.initStart',
      { runtimeVersion: 'provided:al2023.v50' },
      { kind: 'init', isColdStart: true, message: 'Runtime Version: provided:al2023.v50' },
    ],
    ['platform.fault', 'RequestId: x Process exited', { kind: 'platform' }],
    [
      'platform.report',
      { requestId: id, metrics: { durationMs: 1, initDurationMs: 9 } },
      { kind: 'report', requestId: id, isColdStart: true },
    ],
  ])('%s of the platform is known', (type, record, entry) => {
    expect(parseLogEntry(line({ time, type, record }))).toMatchObject({ time, ...entry });
  });
});

describe('a person reads', () => {
  const shown = (line: string, at?: string) =>
    renderLogEntry(parseLogEntry(line), at, (style, text) => (style === 'dim' ? text : `<${text}>`));

  test('time, the beginning of the request id, level and message', () => {
    expect(shown(`${time}\t${id}\tINFO\thello`, time)).toBe(`${time}  3604209a  INFO    hello`);
    expect(shown(`${time}\t${id}\tERROR\thello`)).toBe('3604209a  <ERROR >  hello');
    expect(shown('plain')).toBe('-                 plain');
  });

  test('what a report says, with the cold start marked', () => {
    const report = `REPORT RequestId: ${id}\tDuration: 1.00 ms\tBilled Duration: 6 ms\tMemory Size: 128 MB\tMax Memory Used: 2 MB\tInit Duration: 4.50 ms\tStatus: error\tError Type: Runtime.ExitError`;

    expect(shown(report)).toBe(
      '3604209a  REPORT  duration 1.00 ms, billed 6 ms, <cold start> 4.50 ms, memory 2 of 128 MB, ended with error, Runtime.ExitError',
    );
    expect(shown('INIT_START Runtime Version: x')).toBe('-         INIT    <cold start>  Runtime Version: x');
    expect(shown('INIT_REPORT Init Duration: 3.00 ms\tPhase: init\tStatus: timeout')).toContain(
      'initialization 3.00 ms, ended with timeout',
    );
  });

  test('the stack and the other fields of a JSON line below its message', () => {
    const fields = {
      errorType: 'TypeError',
      errorMessage: 'no',
      stackTrace: ['TypeError: no', '  at f (a.ts:1:2)'],
      order: { n: 1 },
    };

    expect(shown(JSON.stringify({ level: 'INFO', message: 'failed', ...fields }))).toBe(
      ['-         INFO    failed', '    TypeError: no', '    at f (a.ts:1:2)', '    order: {"n":1}'].join('\n'),
    );
  });
});

test('any line is an entry, and can be shown', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.json(),
        fc.json().map((json) => `{"level":"INFO","message":${json}}`),
      ),
      (line) => {
        const entry = parseLogEntry(line);

        expect(typeof entry.message).toBe('string');
        expect(typeof renderLogEntry(entry, time, (_, text) => text)).toBe('string');
      },
    ),
  );
});
