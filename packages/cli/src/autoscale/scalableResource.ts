// What `kinglet autoscale apply` scales: `ecs/shop/web`.
import type { Actuator } from '@kinglet/autoscaler';
import { awsConfig } from '../aws/awsClients.ts';
import { usageError } from '../cliError.ts';
import { needed } from '../needed.ts';
import { type Explained, explaining, kubernetesServer, type Tools } from './engineAccess.ts';

/** How resources are written, for the help and for messages. */
export const resourceForms: readonly string[] = [
  'ecs/<cluster>/<service>',
  'lambda/<function>/<alias>',
  'sagemaker/<endpoint>/<variant>',
  'deployment/<namespace>/<name>',
  'statefulset/<namespace>/<name>',
];

export interface ScalableResource {
  readonly actuator: Actuator;
  readonly explained: Explained;
}

type Maker = (parts: { readonly group: string; readonly name: string } & Tools) => Promise<Actuator>;

/**
 * The resource that is written as one of {@link resourceForms}. AWS's clients are loaded for the one that is asked for.
 *
 * @throws {CliError} `KINGLET_CLI_USAGE` for another form; `KINGLET_CLI_PACKAGE` when its client is not installed
 */
export async function scalableResource(resource: string, tools: Tools): Promise<ScalableResource> {
  const [kind = '', group, name, ...more] = resource.split('/');
  const make = Object.hasOwn(makers, kind) ? makers[kind] : undefined;
  if (!make || !group || !name || more.length > 0)
    throw usageError(`Expected a resource as ${resourceForms.join(', ')}, got ${resource}`);
  const actuator = await make({ group, name, ...tools });
  const engine = kind === 'ecs' || kind === 'lambda' || kind === 'sagemaker' ? 'aws' : 'kubernetes';
  return { actuator, explained: explaining(engine, tools.env) };
}

const verb = 'kinglet autoscale apply';

const makers: Readonly<Record<string, Maker>> = {
  ecs: async ({ group: cluster, name: service, autoscaler, access }) => {
    const { ECS } = await needed('@aws-sdk/client-ecs', verb, () => import('@aws-sdk/client-ecs'));
    return autoscaler.ecsActuator({ client: new ECS(awsConfig(access)), cluster, service });
  },
  lambda: async ({ group: functionName, name: qualifier, autoscaler, access }) => {
    const { Lambda } = await import('@aws-sdk/client-lambda');
    return autoscaler.lambdaActuator({ client: new Lambda(awsConfig(access)), functionName, qualifier });
  },
  sagemaker: async ({ group: endpoint, name: variant, autoscaler, access }) => {
    const client = new (await scalingClient())(awsConfig(access));
    return autoscaler.applicationAutoScalingActuator({
      client,
      target: { engine: 'aws-sagemaker', endpoint, variant },
    });
  },
  deployment: (parts) => kubernetes('Deployment', parts),
  statefulset: (parts) => kubernetes('StatefulSet', parts),
};

async function kubernetes(kind: 'Deployment' | 'StatefulSet', parts: Parameters<Maker>[0]): Promise<Actuator> {
  const { group: namespace, name, autoscaler, env, access } = parts;
  const request = autoscaler.kubernetesRequest(kubernetesServer(autoscaler, env, access.server));
  return autoscaler.kubernetesActuator({ request, kind, namespace, name });
}

async function scalingClient() {
  const name = '@aws-sdk/client-application-auto-scaling';
  return (await needed(name, verb, () => import('@aws-sdk/client-application-auto-scaling'))).ApplicationAutoScaling;
}
