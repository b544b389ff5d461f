// What Application Auto Scaling calls the thing that it scales.
import { wrongTarget } from '../cannot.ts';
import type { ApplicationAutoScalingTarget } from '../emitTarget.ts';

export type ScalableDimension =
  | 'ecs:service:DesiredCount'
  | 'lambda:function:ProvisionedConcurrency'
  | 'sagemaker:variant:DesiredInstanceCount';

export interface ScalableTarget {
  readonly ServiceNamespace: 'ecs' | 'lambda' | 'sagemaker';
  readonly ResourceId: string;
  readonly ScalableDimension: ScalableDimension;
}

/** @throws AutoscalerError `KINGLET_AUTOSCALER_TARGET` for names that are empty or hold a `/`, and for `$LATEST` */
export function scalableTarget(target: ApplicationAutoScalingTarget): ScalableTarget {
  if (target.engine === 'aws-ecs')
    return {
      ServiceNamespace: 'ecs',
      ResourceId: `service/${checked('cluster', target.cluster)}/${checked('service', target.service)}`,
      ScalableDimension: 'ecs:service:DesiredCount',
    };
  if (target.engine === 'aws-sagemaker')
    return {
      ServiceNamespace: 'sagemaker',
      ResourceId: `endpoint/${checked('endpoint', target.endpoint)}/variant/${checked('variant', target.variant)}`,
      ScalableDimension: 'sagemaker:variant:DesiredInstanceCount',
    };
  if (target.qualifier === '$LATEST') return wrongTarget('qualifier', 'an alias or a version', target.qualifier);
  return {
    ServiceNamespace: 'lambda',
    ResourceId: `function:${checked('functionName', target.functionName)}:${checked('qualifier', target.qualifier)}`,
    ScalableDimension: 'lambda:function:ProvisionedConcurrency',
  };
}

function checked(option: string, name: string): string {
  return /^[\w-]{1,255}$/.test(name)
    ? name
    : wrongTarget(option, 'a name: letters, digits, hyphens, underscores', name);
}
