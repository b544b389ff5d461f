import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decide } from '../decide.ts';
import type { Policy } from '../policy.ts';
import { emit } from './emit.ts';
import type { EmitTarget } from './emitTarget.ts';

const hpa = { engine: 'kubernetes-hpa', name: 'web' } as const;
const keda = { engine: 'keda', name: 'web' } as const;
const knative = { engine: 'knative', name: 'web' } as const;
const lambda = { engine: 'aws-lambda', functionName: 'orders', qualifier: 'live' } as const;
const ecs = { engine: 'aws-ecs', cluster: 'shop', service: 'web' } as const;
const sageMaker = { engine: 'aws-sagemaker', endpoint: 'digits', variant: 'a' } as const;

const tracking = { mode: 'target-tracking', targets: { cpu: 0.7 } } as const;
const aws = { mode: 'aws-target-tracking', metric: 'cpu', target: 0.7 } as const;
const panic = { mode: 'stable-panic' } as const;
const forecast = { mode: 'predictive', metric: 'cpu', target: 0.5 } as const;
const kinglet = { mode: 'kinglet', metric: 'concurrency', capacity: 10 } as const;

const bounds = { name: 'night', schedule: 'rate(1 day)', min: 1, max: 2 };

const refusals: readonly (readonly [Policy, EmitTarget, RegExp])[] = [
  [panic, hpa, /kubernetes-hpa cannot carry out mode stable-panic; knative can/],
  [aws, keda, /mode aws-target-tracking; aws-ecs, aws-lambda and aws-sagemaker can/],
  [tracking, knative, /mode target-tracking; kubernetes-hpa and keda can/],
  [panic, lambda, /mode stable-panic; knative can/],
  [forecast, sageMaker, /aws-ecs can/],
  [kinglet, hpa, /run `decide` yourself/],
  [kinglet, ecs, /run `decide` yourself/],
  [{ ...tracking, min: 0 }, hpa, /`min` of 0.*keda and knative can/],
  [{ ...tracking, min: 0 }, keda, /`min` of 0 by cpu and memory alone/],
  [{ ...aws, min: 0 }, ecs, /`min` of 0.*keda and knative can/],
  [{ ...aws, outPeriods: 1 }, ecs, /cloudwatch-alarms can/],
  [tracking, { engine: 'cloudwatch-alarms', of: ecs }, /mode target-tracking/],
  [{ ...tracking, down: { stabilizationMs: 3_600_001 } }, hpa, /whole seconds from 0 to 3600/],
  [{ ...tracking, up: { steps: [{ percent: 12.5, periodMs: 15_000 }] } }, hpa, /whole percents/],
  [{ ...tracking, targets: { cpu: 0.123 } }, hpa, /whole percents/],
  [{ ...panic, stableWindowMs: 5000 }, knative, /whole seconds from 6 to 3600/],
  [{ ...panic, panicThreshold: 1 }, knative, /110 to 1000/],
  [{ ...panic, down: { coolDownMs: 1000 } }, knative, /cool-downs/],
  [{ ...aws, metric: 'latencyP95' }, ecs, /`latencyP95`.*metrics\.latencyP95/],
  [{ ...aws, metric: 'concurrency', target: 2 }, lambda, /0\.1 to 0\.9/],
  [{ ...tracking, targets: { queueLength: 5 } }, keda, /`prometheus`/],
  [tracking, { ...hpa, name: 'Web' }, /`name`.*small letters/],
  [{ ...aws, metric: 'concurrency' }, { ...lambda, qualifier: '$LATEST' }, /`qualifier`/],
  [aws, { ...ecs, schedule: [{ name: 'a', schedule: 'daily', min: 1, max: 2 }] }, /`schedule`/],
  [aws, { ...ecs, schedule: [bounds, bounds] }, /`schedule` to be a name for each/],
  [aws, { ...ecs, schedule: [{ ...bounds, name: 'a:b' }] }, /`schedule` to be a name without :/],
  [aws, { ...ecs, schedule: [{ ...bounds, max: 0 }] }, /0 ≤ min ≤ max/],
  [aws, { engine: 'cloudwatch-alarms', of: ecs, upActions: Array(6).fill('arn') }, /at most five/],
  [
    { ...tracking, targets: { connections: 5 } },
    { ...hpa, metrics: { connections: { name: 'a/b' } } },
    /without \/ and %/,
  ],
  [tracking, { engine: 'nomad' } as never, /`engine`.*"nomad"/],
  [tracking, { engine: 'kubernetes-hpa' } as never, /`name` to be a text/],
  [tracking, { ...hpa, namspace: 'shop' } as never, /`namspace` to be one of its options, engine, name/],
  [tracking, { ...hpa, metrics: { cpus: { name: 'a' } } } as never, /`metrics\.cpus` to be one of its options/],
  [
    aws,
    { ...ecs, metrics: { cpu: { namespace: 'A', metricName: 1 } } } as never,
    /`metrics\.cpu\.metricName` to be a text, got 1/,
  ],
  [aws, { ...ecs, schedule: [{ name: 'a' }] } as never, /`schedule\[0\]\.schedule` to be a text/],
  [
    aws,
    { engine: 'cloudwatch-alarms', of: hpa } as never,
    /`of\.engine` to be one of aws-ecs, aws-lambda, aws-sagemaker/,
  ],
  [aws, { engine: 'cloudwatch-alarms', of: ecs, upActions: 'arn' } as never, /`upActions` to be a list/],
  [aws, null as never, /in an object, got null/],
];

test.each(refusals)('%j for %j is refused with what to do instead', (policy, target, message) => {
  const emitted = () => emit(policy, target);

  expect(emitted).toThrow(expect.objectContaining({ code: 'KINGLET_AUTOSCALER_TARGET' }));
  expect(emitted).toThrow(message);
});

test('what is only similar is said in the result and in the file', () => {
  const [file] = emit({ mode: 'threshold', warmUpMs: 30_000 }, hpa);

  expect(file?.approximations).toEqual([
    expect.stringContaining('HPAConfigurableTolerance'),
    expect.stringContaining('one tolerance'),
    expect.stringContaining('warms up'),
    expect.stringContaining('what the containers request'),
  ]);
  for (const note of file?.approximations ?? []) expect(file?.contents).toContain(`# - ${note}`);
});

test("of bursts a maximum is tracked, and no traffic reads as zero, which AWS's own metric does not", () => {
  const [, policy] = emit({ ...aws, metric: 'concurrency', statistic: 'maximum' }, lambda);

  expect(JSON.parse(policy?.contents ?? '').TargetTrackingScalingPolicyConfiguration).toMatchObject({
    TargetValue: 0.7,
    CustomizedMetricSpecification: {
      Metrics: [{ MetricStat: { Stat: 'Maximum' } }, { Expression: 'FILL(m, 0)', ReturnData: true }],
    },
  });
});

interface Step {
  readonly MetricIntervalLowerBound?: number;
  readonly MetricIntervalUpperBound?: number;
  readonly ScalingAdjustment: number;
}

// In percents, as CloudWatch has them.
const load = fc.double({ min: 1, max: 250, noNaN: true });

test('steps add at least, and take away at most, what the threshold rule asks for', () => {
  const files = emit({ mode: 'threshold', targets: { cpu: 0.7 } }, ecs);
  const stepsOf = (name: string): readonly Step[] =>
    JSON.parse(files.find(({ path }) => path.endsWith(`-${name}.json`))?.contents ?? '').StepScalingPolicyConfiguration
      .StepAdjustments;
  const [up, down] = [stepsOf('kinglet-up-cpu'), stepsOf('kinglet-down')];

  fc.assert(
    fc.property(load, (cpu) => {
      const change = (cpu / 70 - 1) * 100;
      if (cpu > 85) expect(adjustment(up, cpu - 85)).toBeGreaterThanOrEqual(change - 1e-6);
      if (cpu < 40) expect(adjustment(down, cpu - 40)).toBeGreaterThanOrEqual(change - 1e-6);
    }),
  );
});

function adjustment(steps: readonly Step[], beyond: number): number {
  const within = ({ MetricIntervalLowerBound: low = -1e9, MetricIntervalUpperBound: high = 1e9 }: Step) =>
    beyond >= low && beyond < high;
  return steps.find(within)?.ScalingAdjustment ?? Number.NaN;
}

test("KEDA keeps what runs when a count's source fails; of a latency it has no such rule", () => {
  const contentsOf = (metric: 'latencyP95' | 'queueLength') =>
    emit(
      { mode: 'target-tracking', targets: { [metric]: 5 }, min: 0 },
      { ...keda, prometheus: 'http://prometheus:9090', queries: { [metric]: 'q' } },
    )[0]?.contents;

  expect(contentsOf('queueLength')).toMatch(
    /fallback:\n +failureThreshold: 3\n +replicas: 1\n +behavior: currentReplicasIfHigher\n/,
  );
  expect(contentsOf('latencyP95')).not.toContain('fallback');
  expect(contentsOf('latencyP95')).toContain('metricType: Value');
});

test("an HPA's tolerances make of its law what the thresholds decide", () => {
  const thresholds = { mode: 'threshold', targets: { cpu: 0.7 }, max: 100 } as const;
  const contents = emit(thresholds, hpa)[0]?.contents ?? '';
  const [up, down] = [...contents.matchAll(/tolerance: "(.*)"/g)].map(([, value]) => Number(value));
  const free = { steps: [], stabilizationMs: 0 };
  const law = {
    mode: 'target-tracking',
    targets: { cpu: 0.7 },
    tolerance: { up: up as number, down: down as number },
    up: free,
    down: free,
    max: 100,
  } as const;

  fc.assert(
    fc.property(fc.integer({ min: 1, max: 50 }), fc.integer({ min: 1, max: 150 }), (instances, percent) => {
      // At the thresholds themselves a tolerance of six digits decides one way or the other.
      fc.pre(percent !== 85 && percent !== 40);
      const desired = (policy: Policy) => decide({ instances }, { cpu: percent / 100 }, policy, 0).desired;
      expect(desired(law)).toBe(desired(thresholds));
    }),
  );
});

test('options that engines have as they like are told', () => {
  const told = (one: Policy, target: EmitTarget) => emit(one, target)[0]?.approximations;
  const odd = { staleAfterMs: 5000, warmUpMs: 1000, periodMs: 5000 };

  expect(told({ ...tracking, ...odd }, hpa)).toHaveLength(4);
  expect(told({ ...panic, ...odd }, knative)).toHaveLength(3);
  expect(told({ ...aws, ...odd }, ecs)).toHaveLength(3);
});
