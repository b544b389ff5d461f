// Whatever the policy: files that the schemas take, or a typed error.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cfnLintIsMissing, readYaml } from '../../cli/test/validators.ts';
import { emit } from '../src/emit/emit.ts';
import type { EmitTarget } from '../src/emit/emitTarget.ts';
import type { EmittedFile } from '../src/emit/emittedFile.ts';
import { AutoscalerError } from '../src/errors.ts';
import { metricNames } from '../src/metrics.ts';
import type { Policy } from '../src/policy.ts';
import { type AwsCall, botocoreIsMissing, callProblems, unknownFields } from './schemas.ts';

const seconds = fc.integer({ min: 0, max: 5000 }).map((count) => count * 1000);
const step = fc.oneof(
  fc.record({ instances: fc.integer({ min: 1, max: 50 }), periodMs: seconds }),
  fc.record({ percent: fc.integer({ min: 1, max: 400 }), periodMs: seconds }),
);
const direction = fc.record(
  {
    coolDownMs: seconds,
    stabilizationMs: seconds,
    steps: fc.array(step, { maxLength: 3 }),
    select: fc.constantFrom('disabled' as const, 'max' as const, 'min' as const),
  },
  { requiredKeys: [] },
);
const limits = {
  min: fc.integer({ min: 0, max: 4 }),
  max: fc.integer({ min: 1, max: 100 }),
  up: direction,
  down: direction,
  warmUpMs: seconds,
  scaleToZeroAfterMs: seconds,
};
const target = fc.oneof(
  fc.integer({ min: 1, max: 100 }).map((percent) => percent / 100),
  fc.double({ min: 0.001, max: 1e6, noNaN: true }),
);
const metric = fc.constantFrom(...metricNames);
const targets = fc.dictionary(metric, target, { minKeys: 1, maxKeys: 3, noNullPrototype: true });
const share = fc.double({ min: 0.01, max: 3, noNaN: true });
const policy = fc.oneof(
  fc.record(
    { mode: fc.constant('target-tracking' as const), targets, tolerance: share, ...limits },
    { requiredKeys: ['mode', 'targets'] },
  ),
  fc.record({ mode: fc.constant('threshold' as const), targets, ...limits }, { requiredKeys: ['mode'] }),
  fc.record(
    {
      mode: fc.constant('stable-panic' as const),
      capacity: target,
      utilization: share,
      panicWindow: share,
      panicThreshold: share,
      ...limits,
    },
    { requiredKeys: ['mode'] },
  ),
  fc.record(
    {
      mode: fc.constant('aws-target-tracking' as const),
      metric,
      target,
      statistic: fc.constantFrom('average' as const, 'maximum' as const),
      ...limits,
    },
    { requiredKeys: ['mode', 'metric', 'target'] },
  ),
  fc.record(
    { mode: fc.constant('predictive' as const), metric, target, ...limits },
    { requiredKeys: ['mode', 'metric', 'target'] },
  ),
) as fc.Arbitrary<Policy>;

const queries = Object.fromEntries(metricNames.map((name) => [name, name]));
const engines: readonly EmitTarget[] = [
  { engine: 'kubernetes-hpa', name: 'web' },
  { engine: 'keda', name: 'web', prometheus: 'http://prometheus:9090', queries },
  { engine: 'knative', name: 'web' },
  { engine: 'aws-lambda', functionName: 'orders', qualifier: 'live' },
  { engine: 'aws-ecs', cluster: 'shop', service: 'web' },
  { engine: 'aws-sagemaker', endpoint: 'digits', variant: 'a' },
  { engine: 'cloudwatch-alarms', of: { engine: 'aws-ecs', cluster: 'shop', service: 'web' } },
];

// The same ones each time: judges are other programs, started once.
const policies = fc.sample(policy, { seed: 1, numRuns: 800 });
const codes = new Set<string>();
const files = policies.flatMap((one) => engines.flatMap((engine) => emitted(one, engine)));

function emitted(one: Policy, engine: EmitTarget): EmittedFile[] {
  try {
    return emit(one, engine);
  } catch (error) {
    if (!(error instanceof AutoscalerError)) throw error;
    codes.add(error.code);
    return [];
  }
}

test('what is not emitted is refused by a typed error, and much is emitted', () => {
  expect([...codes].sort()).toEqual(['KINGLET_AUTOSCALER_POLICY', 'KINGLET_AUTOSCALER_TARGET']);
  expect(new Set(files.map(({ path }) => path)).size).toBeGreaterThan(12);
  expect(files.length).toBeGreaterThan(300);
});

describe.skipIf(cfnLintIsMissing)('manifests', () => {
  test('the schemas take them all', () => {
    const manifests = files.filter(({ path }) => /^(?:hpa|scaledobject|config-autoscaler)\.yaml$/.test(path));
    const together = manifests.map(({ contents }) => `-\n${contents.replace(/^/gm, '  ')}`).join('\n');

    expect(manifests.length).toBeGreaterThan(50);
    for (const manifest of readYaml(together) as Readonly<Record<string, unknown>>[])
      expect(unknownFields(manifest)).toEqual([]);
  });
});

describe.skipIf(botocoreIsMissing)('calls of AWS', () => {
  test("botocore's models take them all", () => {
    const calls = files.flatMap(({ command, contents }): AwsCall[] => {
      const [, service, verb] = /^aws (application-autoscaling|cloudwatch) (\S+)/.exec(command) ?? [];
      return service && verb ? [[service, verb, JSON.parse(contents)]] : [];
    });

    expect(calls.length).toBeGreaterThan(100);
    expect(callProblems(calls)).toEqual([]);
  });
});
