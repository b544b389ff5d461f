// Application Auto Scaling: what its calls take, and the same as a CloudFormation template.
import type { ResolvedPolicy } from '../../resolvePolicy.ts';
import type { ApplicationAutoScalingTarget } from '../emitTarget.ts';
import { type EmittedFile, jsonFile } from '../emittedFile.ts';
import { cloudFormation } from './cloudFormation.ts';
import { scalingPlan } from './scalingPlan.ts';

/** One file for each call, in the order in which they are made, and the template, which needs none of them. */
export function emitAws(policy: ResolvedPolicy, target: ApplicationAutoScalingTarget): EmittedFile[] {
  const plan = scalingPlan(policy, target);
  const call = (service: string, verb: string, name: string, input: object, notes: readonly string[] = []) => {
    const path = `${verb}${name}.json`;
    const command = `aws ${service} ${verb} --cli-input-json file://${path}`;
    return jsonFile(path, input, { command, approximations: [...plan.approximations, ...notes] });
  };
  const scaling = (verb: string, name: string, input: object) =>
    call('application-autoscaling', verb, name, { ...plan.target, ...input });
  return [
    scaling('register-scalable-target', '', plan.bounds),
    ...plan.policies.map((one) => scaling('put-scaling-policy', `-${one.PolicyName}`, one)),
    ...plan.scheduled.map((one, at) => scaling('put-scheduled-action', `-${at + 1}`, one)),
    ...plan.alarms.map(({ alarm, policyName }) =>
      call('cloudwatch', 'put-metric-alarm', `-${policyName}`, alarm, [
        `Its action is the PolicyARN that put-scaling-policy answers for ${policyName}: add it as AlarmActions.`,
      ]),
    ),
    cloudFormation(plan),
  ];
}
