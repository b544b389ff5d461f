// Whatever Application Auto Scaling scales, by its bounds.
import { type ScalableDimension, type ScalableTarget, scalableTarget } from '../emit/aws/scalableTarget.ts';
import type { ApplicationAutoScalingTarget } from '../emit/emitTarget.ts';
import { AutoscalerError } from '../errors.ts';
import { type Actuator, actuatorOf } from './actuator.ts';

/** As `ApplicationAutoScaling` of `@aws-sdk/client-application-auto-scaling` has it. */
export interface ApplicationAutoScalingClient {
  readonly describeScalableTargets: (input: {
    ServiceNamespace: ScalableTarget['ServiceNamespace'];
    ResourceIds: string[];
    ScalableDimension: ScalableDimension;
  }) => Promise<{
    readonly ScalableTargets?:
      | readonly { readonly MinCapacity: number | undefined; readonly MaxCapacity: number | undefined }[]
      | undefined;
  }>;
  readonly describeScalingPolicies: (
    input: ScalableTarget,
  ) => Promise<{ readonly ScalingPolicies?: readonly { readonly PolicyName: string | undefined }[] | undefined }>;
  readonly registerScalableTarget: (
    input: ScalableTarget & { MinCapacity: number; MaxCapacity: number },
  ) => Promise<unknown>;
}

export interface ScalableResource {
  readonly client: ApplicationAutoScalingClient;
  readonly target: ApplicationAutoScalingTarget;
}

/**
 * Through RegisterScalableTarget with both bounds at the target, which the service then moves the resource to: it has no call that sets
 * a count. Refuses a resource with scaling policies, which could not move any more.
 */
export function applicationAutoScalingActuator({ client, target }: ScalableResource): Actuator {
  const named = scalableTarget(target);
  const { ServiceNamespace, ResourceId, ScalableDimension } = named;
  return actuatorOf({
    name: ResourceId,
    read: async () => {
      await checkUndecided(client, named);
      const { ScalableTargets = [] } = await client.describeScalableTargets({
        ServiceNamespace,
        ResourceIds: [ResourceId],
        ScalableDimension,
      });
      const [found] = ScalableTargets;
      // Between two bounds it does not say where it is.
      return found?.MinCapacity === found?.MaxCapacity ? found?.MinCapacity : undefined;
    },
    write: async ({ target: count }) =>
      void (await client.registerScalableTarget({ ...named, MinCapacity: count, MaxCapacity: count })),
  });
}

async function checkUndecided(client: ApplicationAutoScalingClient, named: ScalableTarget): Promise<void> {
  const { ScalingPolicies = [] } = await client.describeScalingPolicies(named);
  if (ScalingPolicies.length === 0) return;
  const names = ScalingPolicies.map(({ PolicyName }) => PolicyName).join(', ');
  const message = `Expected ${named.ResourceId} to have no scaling policies, found ${names}: one of two may decide; delete them, or leave it to them`;
  throw new AutoscalerError('KINGLET_AUTOSCALER_ACTUATOR', message);
}
