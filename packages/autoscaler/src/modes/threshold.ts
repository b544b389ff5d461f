// The seed's rule: up when any metric is too high, down when all are low.
import type { MetricName } from '../metrics.ts';
import { isFleetWide } from '../metrics.ts';
import type { Resolved } from '../resolvePolicy.ts';
import { ceilCount, held, type Rule, readMetric, rounded, type Situation } from '../situation.ts';

interface Load {
  readonly name: MetricName;
  /** What is compared with the thresholds. */
  readonly level: number;
  /** Of the target. */
  readonly ratio: number;
}

/**
 * Up when any metric is above `scaleUpAt`, down when all are below `scaleDownAt`, to ceil(instances · max(metric / target)),
 * never against the direction. Instances that start yet count as carrying nothing on the way up. A missing metric
 * forbids going down; where all are missing the fleet stays.
 */
export const threshold: Rule<Resolved<'threshold'>> = (policy, situation) => {
  const names = Object.keys(policy.targets) as MetricName[];
  const loads = names
    .map((name) => loadOf(name, policy.targets[name] as number, situation))
    .filter((load) => load !== undefined);
  const missing = names.find((name) => !loads.some((load) => load.name === name));
  const highest = loads.reduce<Load | undefined>(
    (most, load) => (most === undefined || load.ratio > most.ratio ? load : most),
    undefined,
  );
  if (highest === undefined) return held(missing ?? 'cpu', situation, undefined);

  const above = loads.find((load) => load.level > policy.scaleUpAt);
  if (above !== undefined) return up(above, highest, policy, situation);
  const notBelow = loads.find((load) => load.level >= policy.scaleDownAt);
  if (notBelow !== undefined) return between(notBelow, policy, situation);
  if (missing !== undefined) return held(missing, situation, undefined);

  return down(highest, policy, situation);
};

function loadOf(name: MetricName, target: number, situation: Situation): Load | undefined {
  const value = readMetric(name, situation);
  if (value === undefined) return undefined;
  const serving = Math.max(1, situation.ready);
  const ratio = isFleetWide(name) ? value / (target * serving) : value / target;

  return { name, level: name === 'cpu' || name === 'memory' ? value : ratio, ratio };
}

function up(above: Load, highest: Load, policy: Resolved<'threshold'>, { instances, ready }: Situation) {
  const wanted = Math.max(instances, ceilCount(Math.max(1, ready) * highest.ratio));
  const reason = `${above.name} ${rounded(above.level)} is above ${policy.scaleUpAt}: ${ready} ready instances · ${rounded(highest.ratio)} of ${highest.name}'s target = ${wanted}`;

  return { wanted, reason, constraints: [], memory: undefined };
}

function between(notBelow: Load, policy: Resolved<'threshold'>, { instances }: Situation) {
  const band = `between ${policy.scaleDownAt} and ${policy.scaleUpAt}`;
  const reason = `no metric is above ${policy.scaleUpAt} and ${notBelow.name} ${rounded(notBelow.level)} is not below ${policy.scaleDownAt}`;
  const message = `${notBelow.name} ${rounded(notBelow.level)} is ${band}`;

  return {
    wanted: instances,
    reason,
    constraints: [{ code: 'dead-band' as const, message, from: instances, to: instances }],
    memory: undefined,
  };
}

function down(highest: Load, policy: Resolved<'threshold'>, { instances }: Situation) {
  const wanted = Math.min(instances, ceilCount(instances * highest.ratio));
  const reason = `all metrics are below ${policy.scaleDownAt}: ${instances} instances · ${rounded(highest.ratio)} of ${highest.name}'s target = ${wanted}`;

  return { wanted, reason, constraints: [], memory: undefined };
}
