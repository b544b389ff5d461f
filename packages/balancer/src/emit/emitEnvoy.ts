// For Envoy: a whole bootstrap file of API v3.
import { cannot, notesOf } from './cannot.ts';
import type { Emitted } from './emitted.ts';
import { envoyCluster } from './envoyCluster.ts';
import { envoyListener } from './envoyListener.ts';
import type { ResolvedDescription } from './resolveDescription.ts';
import { textFile } from './textFile.ts';
import { proxyWeights, type WholeWeights, weightNote } from './wholeWeights.ts';
import { yamlLines } from './yaml.ts';

/** Throws BalancerError KINGLET_BALANCER_TARGET. */
export function emitEnvoy(description: ResolvedDescription): Emitted {
  const whole = proxyWeights('envoy', description.instances, mostWeight);
  refuse(description, whole);
  const path = `${description.name}.yaml`;
  const notes = envoyNotes(description, whole);
  const cluster = envoyCluster(description, whole.weights);
  const lines = yamlLines({ static_resources: { listeners: [envoyListener(description)], clusters: [cluster] } });
  const head = { use: 'start envoy with it', notes, command: `envoy --mode validate -c ${path}` };
  return { files: [textFile(path, lines, head)], notes };
}

const mostWeight = 1_000_000;

function refuse({ strategy, slowStart }: ResolvedDescription, whole: WholeWeights): void {
  if (strategy === 'peak-ewma') cannot('envoy', '`strategy` peak-ewma', 'no proxy here, but createBalancer()');
  if (strategy === 'random' && isUneven(whole)) cannot('envoy', '`strategy` random with weights', 'haproxy and nginx');
  if (slowStart && strategy !== 'least-request' && strategy !== 'round-robin')
    cannot('envoy', `\`slowStart\` with \`strategy\` ${strategy}`, 'haproxy');
}

function envoyNotes(description: ResolvedDescription, whole: WholeWeights): string[] {
  const { strategy, choices, instances, locality, retry, maxRequestsPerInstance, outlier } = description;
  const isWeighted = strategy === 'least-request' && isUneven(whole);
  return notesOf(
    weightNote(whole),
    [whole.weights.includes(0), 'instances of weight 0 are left out'],
    [isWeighted, 'with weights, requests go round by weight / (requests under way + 1), not to the cheapest of some'],
    [
      strategy === 'least-request' && !isWeighted && choices === instances.length,
      'the cheapest is sought among as many draws as there are instances, which may draw one twice',
    ],
    [locality !== undefined, 'requests spill over to other localities little by little as local instances fail'],
    [outlier && !Number.isInteger(100 * outlier.maxEjected), '`outlier.maxEjected` is a whole percentage'],
    [retry?.budget, '`retry.budget.minPerSecond` is how many retries may be under way at once'],
    [
      maxRequestsPerInstance,
      '`maxRequestsPerInstance` limits connections, with one request at a time each; a full instance is not passed over: its requests are answered with 503',
    ],
  );
}

function isUneven({ weights }: WholeWeights): boolean {
  return new Set(weights.filter((weight) => weight > 0)).size > 1;
}
