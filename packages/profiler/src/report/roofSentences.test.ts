import { expect, it } from 'vitest';
import { emptyReport } from '../../test/sampleReport.ts';
import type { KernelUse, Roof } from '../kernels/kernelUse.ts';
import { rooflinePoint } from '../kernels/roofline.ts';
import type { Measurement } from '../measurement.ts';
import { reportPage } from '../page/reportPage.ts';
import { readReport, reportJson } from './reportJson.ts';
import { reportText } from './reportText.ts';

const rate = (value: number, unit: 'bytes/s' | 'flop/s'): Measurement => {
  return { value, unit, confidence: 'clock', source: 'a test' };
};
const roof: Roof = {
  compute: rate(100e9, 'flop/s'),
  integerCompute: rate(300e9, 'flop/s'),
  memory: rate(10e9, 'bytes/s'),
};
const product: KernelUse = {
  ...{ kernel: 'matmulInteger', tier: 'avx2', calls: 1 },
  ...{ milliseconds: 1000, bytes: 1e9, flops: 150e9, isOfIntegers: true },
};

it('judges kernels of integers by the roof of integers, where there is one', () => {
  expect(rooflinePoint(product, roof).share).toBe(0.5);
  expect(rooflinePoint(product, { compute: roof.compute, memory: roof.memory }).share).toBe(1.5);
  expect(rooflinePoint({ ...product, isOfIntegers: false }, roof).share).toBe(1.5);
});

it('every form of a report says by which roof', () => {
  const report = { ...emptyReport, kernels: [product], roof };
  expect(reportText(report, { columns: 120 })).toMatch(/matmulInteger .* 50\.0 %/);
  for (const form of [reportText(report), reportPage(report)])
    expect(form).toContain('Compute with integers: 300 GFLOP/s (clock: a test).');
  expect(readReport(reportJson(report))).toEqual(report);
  const withoutIntegers = { ...report, kernels: [{ ...product, isOfIntegers: false }] };
  expect(reportText(withoutIntegers)).not.toContain('with integers');
});
