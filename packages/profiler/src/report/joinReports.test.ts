import { expect, it } from 'vitest';
import { emptyReport, sampleReport } from '../../test/sampleReport.ts';
import { joinReports } from './joinReports.ts';

it('adds up the kernels of all threads, and keeps a roof that one of them measured', () => {
  const { kernels, roof } = sampleReport();
  const worker = { ...sampleReport(), thread: 2 };

  const joined = joinReports(emptyReport, [worker, { ...worker, thread: 3 }]);

  expect(joined.roof).toEqual(roof);
  expect(joined.kernels).toEqual(
    kernels.map(({ kernel, tier, calls, milliseconds, bytes, flops }) => ({
      ...{ kernel, tier },
      ...{ calls: 2 * calls, milliseconds: 2 * milliseconds, bytes: 2 * bytes, flops: 2 * flops },
    })),
  );
});

it('leaves a report without kernels without a roof', () => {
  expect(joinReports(emptyReport, [{ ...emptyReport, thread: 2 }])).not.toHaveProperty('roof');
});
