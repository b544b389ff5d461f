// Every emitted file against the schema that its engine publishes.
import { describe, expect, test } from 'vitest';
import { cfnLintIsMissing, readYaml } from '../../cli/test/validators.ts';
import { emit } from '../src/emit/emit.ts';
import type { EmitTarget } from '../src/emit/emitTarget.ts';
import type { EmittedFile } from '../src/emit/emittedFile.ts';
import type { Policy } from '../src/policy.ts';
import { type AwsCall, botocoreIsMissing, callProblems, templateProblems, unknownFields } from './schemas.ts';

const policies = {
  hpa: { mode: 'target-tracking', targets: { cpu: 0.7, memory: 0.8 } },
  adapted: {
    mode: 'target-tracking',
    targets: { requestsPerSecond: 12.5, queueLength: 30, latencyP95: 200 },
    tolerance: { up: 0.05, down: 0.2 },
    up: { stabilizationMs: 15_000, steps: [{ percent: 50, periodMs: 60_000 }], select: 'min' },
    down: { select: 'disabled' },
  },
  threshold: { mode: 'threshold', min: 2, max: 40 },
  crowded: { mode: 'threshold', targets: { requestsPerSecond: 10 }, up: { coolDownMs: 60_000 } },
  aws: { mode: 'aws-target-tracking', metric: 'cpu', target: 0.6 },
  burst: { mode: 'aws-target-tracking', metric: 'concurrency', target: 0.7, statistic: 'maximum' },
  counted: { mode: 'aws-target-tracking', metric: 'requestsPerSecond', target: 20, statistic: 'maximum' },
  knative: { mode: 'stable-panic', min: 0, maxScaleUpRate: 10, down: { stabilizationMs: 120_000 } },
  forecast: { mode: 'predictive', metric: 'cpu', target: 0.5, warmUpMs: 60_000 },
} as const satisfies Record<string, Policy>;

const lambda = { engine: 'aws-lambda', functionName: 'orders', qualifier: 'live' } as const;
const ecs = {
  engine: 'aws-ecs',
  cluster: 'shop',
  service: 'web',
  loadBalancer: 'app/front/50dc6c495c0c9188/targetgroup/web/943f017f100becff',
} as const;
const sageMaker = { engine: 'aws-sagemaker', endpoint: 'digits', variant: 'AllTraffic' } as const;
const schedule = [{ name: 'morning', schedule: 'cron(0 6 ? * MON-FRI *)', timezone: 'Europe/Paris', min: 4, max: 20 }];
const hpa = { engine: 'kubernetes-hpa', name: 'web', namespace: 'shop' } as const;
const keda = {
  engine: 'keda',
  name: 'web',
  kind: 'StatefulSet',
  prometheus: 'http://prometheus.monitoring:9090',
  queries: {
    requestsPerSecond: 'sum(rate(http_requests_total{app="web"}[1m]))',
    queueLength: 'sum(queue_length)',
    latencyP95: 'max(latency_p95)',
  },
} as const;

const manifests: readonly (readonly [string, Policy, EmitTarget])[] = [
  ['the HPA law as an HPA', policies.hpa, hpa],
  [
    'adapted metrics as an HPA',
    policies.adapted,
    { ...hpa, metrics: { queueLength: { name: 'jobs', labels: { queue: 'a' } } } },
  ],
  ['thresholds as an HPA', policies.threshold, hpa],
  ['the HPA law as a ScaledObject', policies.hpa, keda],
  ['adapted metrics as a ScaledObject, from zero', { ...policies.adapted, min: 0 }, keda],
  ['stable and panic windows as annotations', policies.knative, { engine: 'knative', name: 'web', namespace: 'shop' }],
];

const onAws: readonly (readonly [string, Policy, EmitTarget])[] = [
  ['a maximum of concurrency on Lambda, with a schedule', policies.burst, { ...lambda, schedule }],
  ['cpu on ECS', policies.aws, ecs],
  ['requests on ECS', policies.counted, ecs],
  ['the HPA law on ECS', policies.hpa, ecs],
  ['thresholds on ECS', policies.threshold, ecs],
  ['thresholds of requests on ECS', policies.crowded, ecs],
  ['a forecast on ECS', policies.forecast, ecs],
  ['requests on SageMaker', policies.counted, sageMaker],
  ['concurrency on SageMaker', policies.burst, sageMaker],
  [
    'a metric of one’s own on ECS',
    { mode: 'aws-target-tracking', metric: 'queueLength', target: 5 },
    {
      ...ecs,
      metrics: { queueLength: { namespace: 'Shop', metricName: 'BacklogPerTask', dimensions: { Service: 'web' } } },
    },
  ],
  [
    'alarms of thresholds',
    policies.threshold,
    {
      engine: 'cloudwatch-alarms',
      of: ecs,
      upActions: ['arn:aws:sns:eu-central-1:123456789012:up'],
    },
  ],
  [
    'alarms of tracking',
    { ...policies.burst, outPeriods: 1, inPeriods: 5 },
    { engine: 'cloudwatch-alarms', of: lambda },
  ],
];

describe.skipIf(cfnLintIsMissing)('manifests', () => {
  test.each(manifests)('%s: the schema takes it and knows every field', (_, policy, target) => {
    const files = emit(policy, target);

    for (const { contents } of files) {
      const manifest = complete(readYaml(contents) as Manifest);
      expect(unknownFields(manifest)).toEqual([]);
    }
  });

  test('a field that the schema does not know, or of another type, is found', () => {
    const [file] = emit(policies.hpa, hpa);
    const manifest = readYaml((file as EmittedFile).contents) as Manifest;
    const spec = manifest.spec as Manifest;

    expect(unknownFields({ ...manifest, spec: { ...spec, behaviour: {} } })).toEqual(['/spec/behaviour']);
    expect(() => unknownFields({ ...manifest, spec: { ...spec, maxReplicas: 'many' } })).toThrow(/maxReplicas/);
  });
});

describe.skipIf(botocoreIsMissing)('calls of AWS', () => {
  test("botocore's models take them all", () => {
    const calls = onAws.flatMap(([, policy, target]) => emit(policy, target)).flatMap(callOf);

    expect(calls.length).toBeGreaterThan(25);
    expect(callProblems(calls)).toEqual([]);
    expect(callProblems([['cloudwatch', 'put-metric-alarm', { AlarmName: 'a', Threshhold: 1 }]])).not.toEqual([]);
  });
});

describe.skipIf(cfnLintIsMissing)('CloudFormation templates', () => {
  const templates = onAws.filter(([, , { engine }]) => engine !== 'cloudwatch-alarms');

  test('cfn-lint finds nothing in any of them', () => {
    const made = templates.map(([, policy, target]) => emit(policy, target).at(-1) as EmittedFile);

    expect(made.map(({ path }) => path)).toEqual(templates.map(() => 'template.yaml'));
    // They scale the same few things, which one real template would not.
    const options = ['--ignore-checks', 'E3019'];
    expect(templateProblems(together(made.map(({ contents }) => contents)), ...options)).toEqual([]);
  });
});

type Manifest = Readonly<Record<string, unknown>>;

// A patch of a Service leaves its containers alone.
function complete(manifest: Manifest): Manifest {
  if (manifest.kind !== 'Service') return manifest;
  const spec = manifest.spec as { template: Manifest };
  return {
    ...manifest,
    spec: { template: { ...spec.template, spec: { containers: [{ name: 'web', image: 'web' }] } } },
  };
}

function callOf({ command, contents }: EmittedFile): AwsCall[] {
  const [, service, verb] = /^aws (application-autoscaling|cloudwatch) (\S+)/.exec(command) ?? [];
  return service === undefined || verb === undefined ? [] : [[service, verb, JSON.parse(contents)]];
}

// cfn-lint takes a second to start: all the resources in one template, each under a name of its own.
function together(templates: readonly string[]): string {
  const resources = templates.map((template, at) =>
    template
      .slice(template.indexOf('\nResources:\n') + 12)
      .replace(/^ {2}(\w+):$/gm, `  $1Of${at}:`)
      .replace(/^( +(?:- )?Ref: )(\w+)$/gm, `$1$2Of${at}`),
  );
  return `AWSTemplateFormatVersion: "2010-09-09"\nResources:\n${resources.join('')}`;
}
