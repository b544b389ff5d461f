// A policy put into Kubernetes, as emit would write it.
import { refusing } from '../actuators/actuator.ts';
import type { KubernetesRequest } from '../actuators/kubernetesRequest.ts';
import { emit } from '../emit/emit.ts';
import type { KedaTarget, KnativeTarget, KubernetesHpaTarget } from '../emit/emitTarget.ts';
import type { EmittedFile } from '../emit/emittedFile.ts';
import { AutoscalerError } from '../errors.ts';
import type { Policy } from '../policy.ts';
import type { ConfigurationStep } from './configurationStep.ts';

/** What Kubernetes is configured for. */
export type KubernetesTarget = KedaTarget | KnativeTarget | KubernetesHpaTarget;

/**
 * Server-side apply of each manifest, as field manager `kinglet`: fields that somebody else manages are not taken over but a refusal.
 *
 * @throws AutoscalerError as `emit` does
 */
export function planKubernetesConfiguration(
  policy: Policy,
  target: KubernetesTarget,
  request: KubernetesRequest,
): ConfigurationStep[] {
  return emit(policy, target).map((file) => {
    const [what, path] = resourceOf(file, target);
    return { action: 'put', what, run: () => refusing(what, () => applyManifest(what, path, file, request)) };
  });
}

const groups: Readonly<Record<string, readonly [kind: string, collection: (namespace: string) => string]>> = {
  'hpa.yaml': [
    'HorizontalPodAutoscaler',
    (namespace) => `apis/autoscaling/v2/namespaces/${namespace}/horizontalpodautoscalers`,
  ],
  'knative.yaml': ['Service', (namespace) => `apis/serving.knative.dev/v1/namespaces/${namespace}/services`],
  'scaledobject.yaml': ['ScaledObject', (namespace) => `apis/keda.sh/v1alpha1/namespaces/${namespace}/scaledobjects`],
};

function resourceOf(
  { path }: EmittedFile,
  { name, namespace = 'default' }: KubernetesTarget,
): [what: string, path: string] {
  const group = groups[path];
  if (group) return [`${group[0]} ${namespace}/${name}`, `/${group[1](namespace)}/${name}`];
  return [
    'ConfigMap knative-serving/config-autoscaler',
    '/api/v1/namespaces/knative-serving/configmaps/config-autoscaler',
  ];
}

async function applyManifest(what: string, path: string, file: EmittedFile, request: KubernetesRequest): Promise<void> {
  const { status, body } = await request('PATCH', `${path}?fieldManager=kinglet`, file.contents);
  if (status === 200 || status === 201) return;
  const { message } = (body ?? {}) as { readonly message?: unknown };
  const told = `Expected ${what} to be applied, the API server answered ${status}: ${message ?? 'nothing more'}`;
  throw new AutoscalerError('KINGLET_AUTOSCALER_ACTUATOR', told);
}
