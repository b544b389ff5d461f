// The scale subresource of a workload on Kubernetes.
import { AutoscalerError } from '../errors.ts';
import { type Actuator, actuatorOf, type InstanceChange, scaledMeanwhile } from './actuator.ts';
import type { KubernetesRequest } from './kubernetesRequest.ts';

export interface KubernetesWorkload {
  /** As {@link kubernetesRequest} makes it, or of a client that you have. */
  readonly request: KubernetesRequest;
  readonly name: string;
  /** @default 'default' */
  readonly namespace?: string;
  /** @default 'Deployment' */
  readonly kind?: 'Deployment' | 'ReplicaSet' | 'StatefulSet';
}

/**
 * Reads and patches `/scale`, each patch for the version that was read: of two that write at once one is told. A version that changed for
 * another reason than the count is read anew, five times. Where a HorizontalPodAutoscaler has the workload too, both decide.
 */
export function kubernetesActuator({
  request,
  name,
  namespace = 'default',
  kind = 'Deployment',
}: KubernetesWorkload): Actuator {
  const segments = [
    'apis/apps/v1/namespaces',
    encodeURIComponent(namespace),
    `${kind.toLowerCase()}s`,
    encodeURIComponent(name),
  ];
  const path = `/${segments.join('/')}/scale`;
  const shown = `${kind} ${namespace}/${name}`;
  const read = async () => scaleOf(shown, await request('GET', path));
  return actuatorOf({
    name: shown,
    read: async () => (await read()).replicas,
    write: (change) => patchVersion(shown, change, read, (body) => request('PATCH', path, body)),
  });
}

interface Scale {
  readonly resourceVersion: string;
  readonly replicas: number;
}

type Answer = Awaited<ReturnType<KubernetesRequest>>;

const mostConflicts = 5;

async function patchVersion(
  name: string,
  { current, target }: InstanceChange,
  read: () => Promise<Scale>,
  patch: (body: object) => Promise<Answer>,
): Promise<void> {
  for (let conflicts = 0; conflicts < mostConflicts; conflicts++) {
    const { resourceVersion, replicas } = await read();
    if (replicas !== current) throw scaledMeanwhile(name, current, replicas);
    const answer = await patch({ metadata: { resourceVersion }, spec: { replicas: target } });
    if (answer.status !== 409) return checkTaken(name, target, scaleOf(name, answer));
  }
  throw refused(
    `Expected a version of ${name} that stays while it is patched, found ${mostConflicts} others: try again`,
  );
}

function checkTaken(name: string, target: number, { replicas }: Scale): void {
  if (replicas !== target)
    throw refused(`Expected ${name} to ask for ${target} instances, found ${replicas} after the patch`);
}

interface ScaleBody {
  readonly metadata?: { readonly resourceVersion?: unknown };
  readonly spec?: { readonly replicas?: unknown };
  readonly message?: unknown;
}

function scaleOf(name: string, { status, body }: Answer): Scale {
  const { metadata, spec, message } = (body ?? {}) as ScaleBody;
  if (status !== 200)
    throw refused(`Expected ${name} to have a scale, the API server answered ${status}: ${message ?? 'nothing more'}`);
  const resourceVersion = metadata?.resourceVersion;
  // Of a workload that was scaled to none the field is left out.
  const replicas = spec?.replicas ?? 0;
  if (typeof resourceVersion === 'string' && Number.isSafeInteger(replicas))
    return { resourceVersion, replicas: replicas as number };
  throw refused(`Expected an autoscaling/v1 Scale of ${name}, got ${JSON.stringify(body)?.slice(0, 200)}`);
}

function refused(message: string): AutoscalerError {
  return new AutoscalerError('KINGLET_AUTOSCALER_ACTUATOR', message);
}
