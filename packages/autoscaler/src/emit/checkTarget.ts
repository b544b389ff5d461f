// Targets come from files too: what is missing, misspelt or of another type is told before anything is written of it.
import { metricNames } from '../metrics.ts';
import { wrongTarget } from './cannot.ts';
import type { EmitEngine, EmitTarget } from './emitTarget.ts';
import { type Check, entriesOf, list, number, oneOf, optional, shape, text, texts } from './shape.ts';

const byMetric = (check: Check): Check =>
  optional(shape(Object.fromEntries(metricNames.map((name) => [name, optional(check)]))));

const cloudWatchMetric = shape({
  namespace: text,
  metricName: text,
  dimensions: optional(texts),
  scale: optional(number),
});
const scheduled = shape({ name: text, schedule: text, timezone: optional(text), min: number, max: number });
const aws = { engine: text, metrics: byMetric(cloudWatchMetric), schedule: optional(list(scheduled)) };
const kubernetes = { engine: text, name: text, namespace: optional(text) };
const kind = optional(oneOf('Deployment', 'StatefulSet'));
const adapterMetric = shape({ name: text, source: optional(oneOf('external', 'pods')), labels: optional(texts) });

const awsShapes = {
  'aws-ecs': shape({ ...aws, cluster: text, service: text, loadBalancer: optional(text) }),
  'aws-lambda': shape({ ...aws, functionName: text, qualifier: text }),
  'aws-sagemaker': shape({ ...aws, endpoint: text, variant: text }),
};
const actions = optional(list(text));
const shapes: Readonly<Record<EmitEngine, Check>> = {
  ...awsShapes,
  'cloudwatch-alarms': shape({
    engine: text,
    of: (option, value) => byEngine(awsShapes, option, value),
    upActions: actions,
    downActions: actions,
  }),
  keda: shape({ ...kubernetes, kind, prometheus: optional(text), queries: byMetric(text) }),
  knative: shape(kubernetes),
  'kubernetes-hpa': shape({ ...kubernetes, kind, metrics: byMetric(adapterMetric) }),
};

/** What {@link checkTarget} takes. */
export const emitEngines: readonly EmitEngine[] = Object.keys(shapes).sort() as EmitEngine[];

/** @throws AutoscalerError `KINGLET_AUTOSCALER_TARGET` with the option that is wrong, what was expected and what found */
export function checkTarget(target: EmitTarget): void {
  byEngine(shapes, '', target);
}

function byEngine(known: Readonly<Record<string, Check>>, option: string, value: unknown): void {
  const { engine } = Object.fromEntries(entriesOf(option, value));
  const path = option === '' ? 'engine' : `${option}.engine`;
  const check = typeof engine === 'string' && Object.hasOwn(known, engine) ? known[engine] : undefined;
  if (check) check(option, value);
  else wrongTarget(path, `one of ${Object.keys(known).sort().join(', ')}`, engine);
}
