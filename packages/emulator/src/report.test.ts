import { describe, expect, test } from 'vitest';
import { describeExit } from './processEnd.ts';
import { platformErrorType } from './protocol.ts';
import { initReportLine, reportLine, timeoutMessage } from './report.ts';

const figures = { requestId: 'id', durationMs: 1363.521, memoryMb: 128, maxMemoryKb: 30 * 1024 - 1 };

describe('the lines of Lambda', () => {
  test('bill the initialization with the first invocation', () => {
    expect(reportLine({ ...figures, initDurationMs: 70.67 })).toBe(
      'REPORT RequestId: id\tDuration: 1363.52 ms\tBilled Duration: 1435 ms\tMemory Size: 128 MB\tMax Memory Used: 30 MB\tInit Duration: 70.67 ms\t',
    );
  });

  test('end in a tab, or in the status', () => {
    const start =
      'REPORT RequestId: id\tDuration: 1363.52 ms\tBilled Duration: 1364 ms\tMemory Size: 128 MB\tMax Memory Used: 30 MB\t';
    expect(reportLine(figures)).toBe(start);
    expect(reportLine({ ...figures, status: 'timeout' })).toBe(`${start}Status: timeout`);
    expect(reportLine({ ...figures, status: 'error', errorType: 'Runtime.ExitError' })).toBe(
      `${start}Status: error\tError Type: Runtime.ExitError`,
    );
  });

  test('say how an initialization failed', () => {
    expect(initReportLine(9999.47, 'timeout')).toBe(
      'INIT_REPORT Init Duration: 9999.47 ms\tPhase: init\tStatus: timeout',
    );
    expect(initReportLine(1, 'error', 'Runtime.Unknown')).toBe(
      'INIT_REPORT Init Duration: 1.00 ms\tPhase: init\tStatus: error\tError Type: Runtime.Unknown',
    );
  });

  test('count time-outs in seconds', () => {
    expect(timeoutMessage(3000)).toBe('Task timed out after 3.00 seconds');
  });
});

describe('the end of a process', () => {
  test.each([
    [{ code: 0, signal: null }, 'Runtime exited without providing a reason'],
    [{ code: 255, signal: null }, 'Runtime exited with error: exit status 255'],
    [{ code: null, signal: 'SIGKILL' as const }, 'Runtime exited with error: signal: killed'],
    [{ code: null, signal: 'SIGUSR1' as const }, 'Runtime exited with error: signal: SIGUSR1'],
  ])('%j is: %s', (exit, message) => {
    expect(describeExit(exit)).toEqual({ type: 'Runtime.ExitError', message });
  });
});

test.each([
  ['Function.TypeError', 'Function.TypeError'],
  ['Runtime.ExitError', 'Runtime.ExitError'],
  ['Function.Error2', 'Function.Unknown'],
  ['TypeError', 'Runtime.Unknown'],
  [undefined, 'Runtime.Unknown'],
])('the platform keeps of the header %j: %s', (header, kept) => {
  expect(platformErrorType(header)).toBe(kept);
});
