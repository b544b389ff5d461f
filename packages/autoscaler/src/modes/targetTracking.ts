// The law of Kubernetes' HorizontalPodAutoscaler v2: pkg/controller/podautoscaler/{horizontal,replica_calculator}.go.
import { isFleetWide, type MetricName, type Reading } from '../metrics.ts';
import type { Resolved } from '../resolvePolicy.ts';
import { ceilCount, held, type Rule, readMetric, rounded, type Situation } from '../situation.ts';

type Policy = Resolved<'target-tracking'>;
type Tolerance = Policy['tolerance'];

interface Proposal {
  readonly name: MetricName;
  readonly value: number;
  readonly wanted: number;
}

/**
 * ceil(ready · metric / target) for each metric, the largest of them (GetResourceReplicas, computeReplicasForMetrics); no
 * change inside the tolerance. A metric of the whole fleet is one of AverageValue: ceil(metric / target)
 * (GetObjectPerPodMetricReplicas). Ready instances that gave no reading count as using their whole request on the way
 * down and nothing on the way up, those that start yet nothing on the way up; where that turns the direction the fleet
 * stays. With a metric missing the fleet may grow by the others and not shrink.
 */
export const targetTracking: Rule<Policy> = (policy, situation) => {
  const { instances } = situation;
  let largest: Proposal | undefined;
  let missing: MetricName | undefined;
  for (const name in policy.targets) {
    const proposal = propose(name as MetricName, policy, situation);
    if (proposal === undefined) missing = name as MetricName;
    else if (largest === undefined || proposal.wanted > largest.wanted) largest = proposal;
  }
  if (largest === undefined || (missing !== undefined && largest.wanted < instances))
    return held(missing as MetricName, situation, undefined);

  const { name, value, wanted } = largest;
  const reason = `${name} ${rounded(value)} against ${policy.targets[name]} wants ${wanted} of ${instances}`;

  return { wanted, reason, constraints: [], memory: undefined };
};

function propose(name: MetricName, { targets, tolerance }: Policy, situation: Situation): Proposal | undefined {
  const value = readMetric(name, situation);
  const target = targets[name] as number;
  if (value === undefined) return undefined;
  if (isFleetWide(name)) return { name, value, wanted: ofFleet(value / target, situation, tolerance) };

  const reporting = Math.min(situation.ready, (situation.metrics[name] as Reading).reporting ?? situation.ready);
  if (reporting === 0) return undefined;
  // Of a resource an instance may have its whole request; of another metric HPA takes the target.
  const whole = name === 'cpu' || name === 'memory' ? 1 / target : 1;

  return { name, value, wanted: ofInstances(value / target, reporting, whole, situation, tolerance) };
}

function ofFleet(demand: number, { instances }: Situation, tolerance: Tolerance): number {
  return instances > 0 && isWithin(demand / instances, tolerance) ? instances : ceilCount(demand);
}

function ofInstances(
  ratio: number,
  reporting: number,
  whole: number,
  situation: Situation,
  tolerance: Tolerance,
): number {
  const { instances, ready } = situation;
  const missing = ready - reporting;
  const starting = ratio > 1 ? instances - ready : 0;
  if (missing === 0 && starting === 0) return isWithin(ratio, tolerance) ? instances : ceilCount(ratio * reporting);

  const count = reporting + missing + starting;
  const filled = (ratio * reporting + (ratio < 1 ? missing * whole : 0)) / count;
  if (isWithin(filled, tolerance) || ratio < 1 !== filled < 1) return instances;
  const wanted = ceilCount(filled * count);

  return filled < 1 ? Math.min(instances, wanted) : Math.max(instances, wanted);
}

function isWithin(ratio: number, { up, down }: Tolerance): boolean {
  return ratio >= 1 - down && ratio <= 1 + up;
}
