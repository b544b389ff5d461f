// Models of old opsets answer the same after their upgrade: ONNX's own cases, computed by the reference evaluator.
import { opsetsOf, upgradeOpset } from '@kinglet/onnx';
import { describe, expect, test } from 'vitest';
import { evaluate } from '../../src/evaluate/index.ts';
import { type BackendCase, backendIsMissing, nodeCases, pytorchCases } from './cases.ts';
import { tryCases } from './tryCases.ts';

const target = 21;

describe.skipIf(backendIsMissing)("ONNX's tests of old operators, upgraded", () => {
  const cases = backendIsMissing ? [] : [...nodeCases(), ...pytorchCases()].filter(isOld);

  // A thousand and more models, twice.
  test('each answers as published but for scans of batches, which are refused', { timeout: 120_000 }, () => {
    const before = tryCases(cases, ({ model, data }) => evaluate(model, data!.inputs));
    const after = tryCases(cases, ({ model, data }) => evaluate(upgradeOpset(model, target), data!.inputs));

    const lost = after.filter(({ verdict }, i) => before[i]!.verdict === 'passed' && verdict !== 'passed');
    const passed = after.filter(({ verdict }) => verdict === 'passed').length;
    console.log(`upgraded: ${passed} of ${after.length} cases of opsets before ${target} passed`);
    expect(lost.map(({ name, verdict }) => [name, verdict])).toEqual([['scan_sum', 'refused']]);
    expect(passed).toBeGreaterThan(1000);
  });
});

function isOld({ model }: BackendCase): boolean {
  return (opsetsOf(model).get('') ?? target) < target;
}
