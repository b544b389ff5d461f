// A ScaledObject of KEDA.
import type { MetricName } from '../../metrics.ts';
import type { ResolvedPolicy } from '../../resolvePolicy.ts';
import { cannot, secondsOf, wrongTarget } from '../cannot.ts';
import type { KedaTarget } from '../emitTarget.ts';
import { type EmittedFile, yamlFile } from '../emittedFile.ts';
import type { YamlMap } from '../yaml.ts';
import { hpaRule } from './hpaRule.ts';
import { percent } from './quantity.ts';
import { metadataOf } from './workload.ts';

const engine = 'keda';

export function emitKeda(policy: ResolvedPolicy, target: KedaTarget): EmittedFile[] {
  const { targets, behavior, approximations } = hpaRule(engine, policy);
  const asked = targets.filter(([name]) => !isResource(name));
  if (policy.min === 0 && asked.length === 0)
    return cannot(
      engine,
      '`min` of 0 by cpu and memory alone: none is used where nothing runs',
      'add a target that is measured outside of the pods, or set `min` to 1',
    );
  const manifest = {
    apiVersion: 'keda.sh/v1alpha1',
    kind: 'ScaledObject',
    metadata: metadataOf(target),
    spec: {
      scaleTargetRef: { apiVersion: 'apps/v1', kind: target.kind ?? 'Deployment', name: target.name },
      pollingInterval: secondsOf(engine, 'periodMs', policy.periodMs, [1, 86_400]),
      cooldownPeriod: secondsOf(engine, 'scaleToZeroAfterMs', policy.scaleToZeroAfterMs, [0, 86_400]),
      minReplicaCount: policy.min,
      maxReplicaCount: policy.max,
      fallback: asked.some(([name]) => isCount(name)) ? fallbackOf(policy) : undefined,
      advanced: { horizontalPodAutoscalerConfig: { behavior } },
      triggers: targets.map(([name, value]) => triggerOf(name, value, target)),
    },
  };
  return [yamlFile('scaledobject.yaml', manifest, { command: 'kubectl apply -f scaledobject.yaml', approximations })];
}

function isResource(name: MetricName): name is 'cpu' | 'memory' {
  return name === 'cpu' || name === 'memory';
}

// A latency is the same for all: what is divided by their number is a count.
function isCount(name: MetricName): boolean {
  return !name.startsWith('latency');
}

// A source that fails is no empty queue: what runs stays. KEDA has this for counts alone.
function fallbackOf({ min }: ResolvedPolicy): YamlMap {
  return { failureThreshold: 3, replicas: Math.max(1, min), behavior: 'currentReplicasIfHigher' };
}

function triggerOf(name: MetricName, value: number, { prometheus, queries = {} }: KedaTarget): YamlMap {
  if (isResource(name))
    return { type: name, metricType: 'Utilization', metadata: { value: String(percent(engine, name, value)) } };
  const query = queries[name];
  if (prometheus === undefined)
    return wrongTarget('prometheus', `the address that \`${name}\` is asked from`, prometheus);
  if (query === undefined) return wrongTarget(`queries.${name}`, 'PromQL of the whole fleet', query);
  return {
    type: 'prometheus',
    metricType: isCount(name) ? 'AverageValue' : 'Value',
    metadata: { serverAddress: prometheus, query, threshold: String(value), ignoreNullValues: 'false' },
  };
}
