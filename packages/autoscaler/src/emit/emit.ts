// A policy as the configuration of an engine that carries it out.
import type { Policy } from '../policy.ts';
import { resolvePolicy } from '../resolvePolicy.ts';
import { emitAlarms } from './aws/emitAlarms.ts';
import { emitAws } from './aws/emitAws.ts';
import { checkTarget } from './checkTarget.ts';
import type { EmitTarget } from './emitTarget.ts';
import type { EmittedFile } from './emittedFile.ts';
import { emitHpa } from './kubernetes/emitHpa.ts';
import { emitKeda } from './kubernetes/emitKeda.ts';
import { emitKnative } from './kubernetes/emitKnative.ts';

/**
 * Writes nothing: the files' contents, the same bytes for the same policy and target. What the engine does otherwise than the
 * policy says is in `approximations` of each file, and in YAML's comments too.
 *
 * @throws AutoscalerError `KINGLET_AUTOSCALER_TARGET` for what the engine cannot carry out, naming the one that can, and for a
 * wrong option of the target; `KINGLET_AUTOSCALER_POLICY` for a policy that is none
 */
export function emit(policy: Policy, target: EmitTarget): EmittedFile[] {
  const resolved = resolvePolicy(policy);
  checkTarget(target);
  switch (target.engine) {
    case 'aws-ecs':
    case 'aws-lambda':
    case 'aws-sagemaker':
      return emitAws(resolved, target);
    case 'cloudwatch-alarms':
      return emitAlarms(resolved, target);
    case 'kubernetes-hpa':
      return emitHpa(resolved, target);
    case 'keda':
      return emitKeda(resolved, target);
    case 'knative':
      return emitKnative(resolved, target);
  }
}
