// Tasks of an ECS service.
import { AutoscalerError } from '../errors.ts';
import { type Actuator, actuatorOf } from './actuator.ts';

/** As `ECS` of `@aws-sdk/client-ecs` has it. */
export interface EcsClient {
  readonly describeServices: (input: { cluster: string; services: string[] }) => Promise<{
    readonly services?:
      | readonly { readonly desiredCount?: number | undefined; readonly status?: string | undefined }[]
      | undefined;
  }>;
  readonly updateService: (input: { cluster: string; service: string; desiredCount: number }) => Promise<unknown>;
}

export interface EcsService {
  readonly client: EcsClient;
  readonly cluster: string;
  readonly service: string;
}

/** Through UpdateService. Where Application Auto Scaling has policies for the service too, both decide: use one of them. */
export function ecsActuator({ client, cluster, service }: EcsService): Actuator {
  const name = `service ${service} of cluster ${cluster}`;
  return actuatorOf({
    name,
    read: async () => {
      const { services = [] } = await client.describeServices({ cluster, services: [service] });
      const [found] = services;
      if (found?.status === 'ACTIVE' && found.desiredCount !== undefined) return found.desiredCount;
      const message = `Expected ${name} to be active, found ${found?.status ?? 'no such service'}`;
      throw new AutoscalerError('KINGLET_AUTOSCALER_ACTUATOR', message);
    },
    write: async ({ target }) => void (await client.updateService({ cluster, service, desiredCount: target })),
  });
}
