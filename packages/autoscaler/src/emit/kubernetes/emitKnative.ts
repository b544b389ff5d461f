// Annotations of a Knative Service, and what is set for a whole cluster.
import type { Resolved, ResolvedPolicy } from '../../resolvePolicy.ts';
import { byDecide, cannot, secondsOf } from '../cannot.ts';
import type { KnativeTarget } from '../emitTarget.ts';
import { type EmittedFile, yamlFile } from '../emittedFile.ts';
import { ownOfEngines } from '../ownOfEngines.ts';
import type { YamlMap } from '../yaml.ts';
import { metadataOf, namespaceFlag } from './workload.ts';

const engine = 'knative';

/** A patch of the Service, and where the policy's rates are not Knative's own one of its configuration. */
export function emitKnative(policy: ResolvedPolicy, target: KnativeTarget): EmittedFile[] {
  const rule = knativePolicy(policy);
  checkHeldBack(rule);
  const service = {
    apiVersion: 'serving.knative.dev/v1',
    kind: 'Service',
    metadata: metadataOf(target),
    spec: { template: { metadata: { annotations: annotationsOf(rule) } } },
  };
  const command = `kubectl patch ksvc ${target.name}${namespaceFlag(target)} --type merge --patch-file knative.yaml`;
  return [
    yamlFile('knative.yaml', service, { command, approximations: [...approximationsOf(rule), ...ownOfEngines(rule)] }),
    ...clusterFiles(rule),
  ];
}

function knativePolicy(policy: ResolvedPolicy): Resolved<'stable-panic'> {
  if (policy.mode === 'stable-panic') return policy;
  if (policy.mode === 'target-tracking' || policy.mode === 'threshold')
    return cannot(engine, `mode ${policy.mode}`, 'kubernetes-hpa and keda can');
  if (policy.mode === 'aws-target-tracking')
    return cannot(engine, 'mode aws-target-tracking', 'aws-ecs, aws-lambda and aws-sagemaker can');
  return cannot(engine, `mode ${policy.mode}`, byDecide);
}

function checkHeldBack({ up, down }: Resolved<'stable-panic'>): void {
  if (up.coolDownMs > 0 || down.coolDownMs > 0) cannot(engine, 'cool-downs', 'take `down.stabilizationMs`, or aws-ecs');
  if (up.stabilizationMs > 0) cannot(engine, '`up.stabilizationMs`', 'kubernetes-hpa can, by another rule');
  if (up.steps.length > 0 || down.steps.length > 0 || up.select !== 'max' || down.select !== 'max')
    cannot(engine, 'limits of steps', 'kubernetes-hpa can, by another rule');
}

function annotationsOf(rule: Resolved<'stable-panic'>): YamlMap {
  const { metric, capacity, utilization, stableWindowMs, panicWindow, panicThreshold, min, max, down } = rule;
  const seconds = (option: string, ms: number, range: readonly [number, number]) =>
    `${secondsOf(engine, option, ms, range)}s`;
  const values = {
    class: 'kpa.autoscaling.knative.dev',
    metric: metric === 'concurrency' ? 'concurrency' : 'rps',
    target: within('capacity', capacity, 0.01, Number.POSITIVE_INFINITY),
    'target-utilization-percentage': within('utilization', utilization * 100, 1, 100),
    window: seconds('stableWindowMs', stableWindowMs, [6, 3600]),
    'panic-window-percentage': within('panicWindow', panicWindow * 100, 1, 100),
    'panic-threshold-percentage': within('panicThreshold', panicThreshold * 100, 110, 1000),
    'min-scale': String(min),
    'max-scale': String(max),
    'scale-down-delay': seconds('down.stabilizationMs', down.stabilizationMs, [0, 3600]),
    'scale-to-zero-pod-retention-period':
      min === 0 ? seconds('scaleToZeroAfterMs', rule.scaleToZeroAfterMs, [0, 3600]) : undefined,
  };
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [`autoscaling.knative.dev/${name}`, value]));
}

// Products of parts and 100 are off by a last bit.
function within(option: string, value: number, least: number, most: number): string {
  const shown = Number(value.toPrecision(12));
  if (shown >= least && shown <= most) return String(shown);
  return cannot(
    engine,
    `\`${option}\` as ${shown}`,
    `it takes ${least} to ${most}: choose one of those, or run \`decide\` yourself`,
  );
}

function approximationsOf({ min, warmUpMs, periodMs }: Resolved<'stable-panic'>): string[] {
  return [
    ...(min === 0
      ? [
          'The last pod goes after the stable window without traffic and the retention period; its way out takes 30 s more, for the whole cluster.',
        ]
      : []),
    ...(warmUpMs > 0 ? ['Warm-up is not counted: Knative divides by the pods that are ready.'] : []),
    ...(periodMs === 2000 ? [] : ['Knative decides every 2 s.']),
  ];
}

// What Knative has without any configuration.
const ownRates = { up: 1000, down: 2 };

function clusterFiles({ maxScaleUpRate, maxScaleDownRate }: Resolved<'stable-panic'>): EmittedFile[] {
  if (maxScaleUpRate === ownRates.up && maxScaleDownRate === ownRates.down) return [];
  const patch = {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'config-autoscaler', namespace: 'knative-serving' },
    data: { 'max-scale-up-rate': String(maxScaleUpRate), 'max-scale-down-rate': String(maxScaleDownRate) },
  };
  const command =
    'kubectl patch configmap config-autoscaler --namespace knative-serving --type merge --patch-file config-autoscaler.yaml';
  return [
    yamlFile('config-autoscaler.yaml', patch, { command, approximations: ['The rates hold for the whole cluster.'] }),
  ];
}
