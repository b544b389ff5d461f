// A policy in the terms of Kubernetes' HorizontalPodAutoscaler, which KEDA makes one of too.
import type { MetricName } from '../../metrics.ts';
import type { StepLimit } from '../../policy.ts';
import type { Resolved, ResolvedDirection, ResolvedPolicy } from '../../resolvePolicy.ts';
import { byDecide, cannot, secondsOf } from '../cannot.ts';
import { ownOfEngines } from '../ownOfEngines.ts';
import type { YamlMap } from '../yaml.ts';

type HpaEngine = 'keda' | 'kubernetes-hpa';

export interface HpaRule {
  /** What one pod is to carry of each metric. */
  readonly targets: readonly (readonly [MetricName, number])[];
  readonly behavior: YamlMap;
  readonly approximations: readonly string[];
}

type HpaPolicy = Resolved<'target-tracking'> | Resolved<'threshold'>;

/**
 * @throws AutoscalerError `KINGLET_AUTOSCALER_TARGET` for modes that are not the HPA's law, and for windows and limits that
 * its schema does not take
 */
export function hpaRule(engine: HpaEngine, policy: ResolvedPolicy): HpaRule {
  const tracking = hpaPolicy(engine, policy);
  const tolerance = toleranceOf(tracking);
  const directions = (['up', 'down'] as const).map((name) => [
    name === 'up' ? 'scaleUp' : 'scaleDown',
    rulesOf(engine, name, tracking[name], tracking.max, tolerance[name]),
  ]);
  return {
    targets: Object.entries(tracking.targets) as [MetricName, number][],
    behavior: Object.fromEntries(directions),
    approximations: [...approximationsOf(tracking, tolerance), ...ownOfEngines(policy)],
  };
}

function hpaPolicy(engine: HpaEngine, policy: ResolvedPolicy): HpaPolicy {
  if (policy.mode === 'target-tracking' || policy.mode === 'threshold') return policy;
  if (policy.mode === 'stable-panic') return cannot(engine, 'mode stable-panic', 'knative can');
  if (policy.mode === 'aws-target-tracking')
    return cannot(engine, 'mode aws-target-tracking', 'aws-ecs, aws-lambda and aws-sagemaker can');
  return cannot(engine, `mode ${policy.mode}`, byDecide);
}

interface Tolerance {
  readonly up: number;
  readonly down: number;
}

// Thresholds as a dead band around each target; of several metrics the one that acts first upwards and last downwards.
function toleranceOf(policy: HpaPolicy): Tolerance {
  if (policy.mode === 'target-tracking') return policy.tolerance;
  const bands = bandsOf(policy);
  return { up: Math.min(...bands.map(({ up }) => up)), down: Math.max(...bands.map(({ down }) => down)) };
}

function bandsOf({ targets, scaleUpAt, scaleDownAt }: Resolved<'threshold'>): Tolerance[] {
  return Object.entries(targets).map(([name, target]) => {
    const unit = name === 'cpu' || name === 'memory' ? target : 1;
    return { up: Math.max(0, scaleUpAt / unit - 1), down: Math.max(0, 1 - scaleDownAt / unit) };
  });
}

// What every cluster has unless its controller was started otherwise.
const clusterTolerance = 0.1;

function rulesOf(
  engine: HpaEngine,
  name: 'down' | 'up',
  { coolDownMs, stabilizationMs, steps, select }: ResolvedDirection,
  max: number,
  tolerance: number,
): YamlMap {
  const window = Math.max(coolDownMs, stabilizationMs);
  // Without policies Kubernetes puts limits of its own.
  const limits = steps.length > 0 ? steps : [{ instances: max, periodMs: 15_000 }];
  return {
    stabilizationWindowSeconds: secondsOf(engine, `${name}.stabilizationMs`, window, [0, 3600]),
    selectPolicy: { disabled: 'Disabled', max: 'Max', min: 'Min' }[select],
    policies: limits.map((step) => stepOf(engine, name, step)),
    tolerance: tolerance === clusterTolerance ? undefined : String(Number(tolerance.toFixed(6))),
  };
}

function stepOf(engine: HpaEngine, name: 'down' | 'up', step: StepLimit): YamlMap {
  const periodSeconds = secondsOf(engine, `${name}.steps[].periodMs`, step.periodMs, [1, 1800]);
  if ('instances' in step) return { type: 'Pods', value: step.instances, periodSeconds };
  if (!Number.isInteger(step.percent))
    return cannot(engine, `\`${name}.steps[].percent\` of ${step.percent}`, 'it takes whole percents from 1');
  return { type: 'Percent', value: step.percent, periodSeconds };
}

function approximationsOf(policy: HpaPolicy, tolerance: Tolerance): string[] {
  const { mode, up, down, warmUpMs, periodMs } = policy;
  const isCooled = up.coolDownMs > up.stabilizationMs || down.coolDownMs > down.stabilizationMs;
  const notes: readonly (readonly [boolean, string])[] = [
    [
      tolerance.up !== clusterTolerance || tolerance.down !== clusterTolerance,
      'tolerance is beta, behind the feature gate HPAConfigurableTolerance: a cluster without it takes its own of 10 %.',
    ],
    [
      mode === 'threshold' && hasOtherBands(policy),
      'The metrics have different distances from target to threshold, but there is one tolerance: the smallest upwards, the largest downwards.',
    ],
    [isCooled, 'There is no cool-down: its time became a stabilization window.'],
    [
      warmUpMs > 0,
      'How long a pod warms up is a flag of the cluster: --horizontal-pod-autoscaler-cpu-initialization-period.',
    ],
    [periodMs !== 15_000, 'How often is decided is a flag of the cluster, 15 s unless changed.'],
  ];
  return notes.filter(([holds]) => holds).map(([, note]) => note);
}

function hasOtherBands(policy: HpaPolicy): boolean {
  if (policy.mode !== 'threshold') return false;
  const [first, ...rest] = bandsOf(policy);
  return rest.some(({ up, down }) => up !== first?.up || down !== first.down);
}
