// A HorizontalPodAutoscaler of autoscaling/v2.
import type { MetricName } from '../../metrics.ts';
import type { ResolvedPolicy } from '../../resolvePolicy.ts';
import { cannot, wrongTarget } from '../cannot.ts';
import type { AdapterMetric, KubernetesHpaTarget } from '../emitTarget.ts';
import { type EmittedFile, yamlFile } from '../emittedFile.ts';
import type { YamlMap } from '../yaml.ts';
import { hpaRule } from './hpaRule.ts';
import { percent, quantity } from './quantity.ts';
import { metadataOf } from './workload.ts';

const engine = 'kubernetes-hpa';

export function emitHpa(policy: ResolvedPolicy, target: KubernetesHpaTarget): EmittedFile[] {
  const { targets, behavior, approximations } = hpaRule(engine, policy);
  if (policy.min === 0)
    return cannot(engine, '`min` of 0 without an alpha feature', 'keda and knative can, or set `min` to 1');
  const manifest = {
    apiVersion: 'autoscaling/v2',
    kind: 'HorizontalPodAutoscaler',
    metadata: metadataOf(target),
    spec: {
      scaleTargetRef: { apiVersion: 'apps/v1', kind: target.kind ?? 'Deployment', name: target.name },
      minReplicas: policy.min,
      maxReplicas: policy.max,
      metrics: targets.map(([name, value]) => metricOf(name, value, target)),
      behavior,
    },
  };
  return [
    yamlFile('hpa.yaml', manifest, {
      command: 'kubectl apply -f hpa.yaml',
      approximations: [...approximations, ...sourcesOf(targets, target)],
    }),
  ];
}

function metricOf(name: MetricName, value: number, { metrics = {} }: KubernetesHpaTarget): YamlMap {
  if (name === 'cpu' || name === 'memory') {
    const averageUtilization = percent(engine, name, value);
    return { type: 'Resource', resource: { name, target: { type: 'Utilization', averageUtilization } } };
  }
  const adapter = adapterMetric(name, metrics[name]);
  const metric = { name: adapter.name, ...(adapter.labels ? { selector: { matchLabels: adapter.labels } } : {}) };
  const amount = quantity(engine, name, value);
  if (adapter.source === 'pods')
    return { type: 'Pods', pods: { metric, target: { type: 'AverageValue', averageValue: amount } } };
  // A latency is the same for all: what is divided by their number is a count.
  const isLatency = name.startsWith('latency');
  const goal = isLatency ? { type: 'Value', value: amount } : { type: 'AverageValue', averageValue: amount };
  return { type: 'External', external: { metric, target: goal } };
}

function adapterMetric(
  name: MetricName,
  given?: AdapterMetric,
): Required<Omit<AdapterMetric, 'labels'>> & AdapterMetric {
  const words = name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  const metric = { name: words, source: name === 'queueLength' ? ('external' as const) : ('pods' as const), ...given };
  // It becomes a part of the path that the adapter is asked by.
  if (/[/%]|^\.\.?$/.test(metric.name)) wrongTarget(`metrics.${name}.name`, 'a name without / and %', metric.name);
  return metric;
}

function sourcesOf(
  targets: readonly (readonly [MetricName, number])[],
  { metrics = {} }: KubernetesHpaTarget,
): string[] {
  const served = targets.map(([name]) => name).filter((name) => name !== 'cpu' && name !== 'memory');
  const names = served.map((name) => adapterMetric(name, metrics[name]).name);
  const isResource = served.length < targets.length;
  return [
    ...(isResource ? ['cpu and memory are parts of what the containers request, not of what they may use.'] : []),
    ...(names.length > 0 ? [`The cluster needs an adapter that serves ${names.join(', ')}.`] : []),
  ];
}
