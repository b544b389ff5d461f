import { expect, test } from 'vitest';
import { emptyReport } from '../../../test/sampleReport.ts';
import type { CpuProfile } from '../../report/profileReport.ts';
import { reportPage } from '../reportPage.ts';

/** Of functions that take so many samples of a millisecond. */
function profileOf(functions: Readonly<Record<string, number>>): CpuProfile {
  const frame = (functionName: string) => ({
    ...{ functionName, scriptId: '1', lineNumber: 0, columnNumber: 0 },
    url: functionName.startsWith('(') ? '' : 'file:///handler.ts',
  });
  const names = Object.keys(functions);
  const samples = names.flatMap((name, i) => Array<number>(functions[name]!).fill(i + 2));
  return {
    nodes: [
      { id: 1, callFrame: frame('(root)'), children: names.map((_, i) => i + 2) },
      ...names.map((name, i) => ({ id: i + 2, callFrame: frame(name) })),
    ],
    startTime: 0,
    endTime: samples.length * 1000,
    samples,
    timeDeltas: samples.map(() => 1000),
  };
}

test('the hottest function is one that somebody has written', () => {
  // The first sample ends nothing: its millisecond is not counted.
  const profile = profileOf({ '(garbage collector)': 61, parse: 30, render: 10 });
  const page = reportPage({ ...emptyReport, cpu: [{ thread: 0, begin: 0, profile }] }, { title: 'a test' });
  expect(page).toContain('<span class="figure">30.0 %</span><span class="label">in parse</span>');
  expect(page).toContain('hottest function, 30 ms of 100 ms busy');
});
