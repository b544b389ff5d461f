// A scaling plan as a CloudFormation template.
import { type EmittedFile, yamlFile } from '../emittedFile.ts';
import type { YamlMap, YamlValue } from '../yaml.ts';
import type { ScalingPlan } from './scalingPlan.ts';

export function cloudFormation({
  target,
  bounds,
  policies,
  alarms,
  scheduled,
  approximations,
}: ScalingPlan): EmittedFile {
  const resources: readonly (readonly [string, YamlMap])[] = [
    ['Target', resource('ApplicationAutoScaling::ScalableTarget', { ...target, ...bounds, ...scheduledOf(scheduled) })],
    ...policies.map(
      (policy) =>
        [
          logicalId(policy.PolicyName),
          resource('ApplicationAutoScaling::ScalingPolicy', { ...policy, ScalingTargetId: { Ref: 'Target' } }),
        ] as const,
    ),
    ...alarms.map(
      ({ alarm, policyName }) =>
        [
          `${logicalId(policyName)}Alarm`,
          resource('CloudWatch::Alarm', { ...alarm, AlarmActions: [{ Ref: logicalId(policyName) }] }),
        ] as const,
    ),
  ];
  const template = { AWSTemplateFormatVersion: '2010-09-09', Resources: Object.fromEntries(resources) };
  const command = 'aws cloudformation deploy --template-file template.yaml --stack-name <name>';
  return yamlFile('template.yaml', template, { command, approximations });
}

// Types of the plan have no index signature, and hold only what JSON does.
function resource(type: string, properties: object): YamlMap {
  return { Type: `AWS::${type}`, Properties: properties as YamlValue };
}

function scheduledOf(scheduled: ScalingPlan['scheduled']): object {
  return scheduled.length > 0 ? { ScheduledActions: scheduled } : {};
}

function logicalId(name: string): string {
  return name.replace(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
