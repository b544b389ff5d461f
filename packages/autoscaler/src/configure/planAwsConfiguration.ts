// A policy put into Application Auto Scaling and CloudWatch, as emit would write it.
import { refusing } from '../actuators/actuator.ts';
import type { MetricAlarm } from '../emit/aws/metricAlarm.ts';
import type { ScalableTarget } from '../emit/aws/scalableTarget.ts';
import { alarmNameOf, type ScalingPlan, scalingPlan } from '../emit/aws/scalingPlan.ts';
import { checkTarget } from '../emit/checkTarget.ts';
import type { ApplicationAutoScalingTarget } from '../emit/emitTarget.ts';
import { metricNames } from '../metrics.ts';
import type { Policy } from '../policy.ts';
import { resolvePolicy } from '../resolvePolicy.ts';
import type { ConfigurationStep } from './configurationStep.ts';

/** As `ApplicationAutoScaling` of `@aws-sdk/client-application-auto-scaling` has it. */
export interface ScalingPolicyClient {
  registerScalableTarget(input: object): Promise<unknown>;
  putScalingPolicy(input: object): Promise<{ readonly PolicyARN?: string | undefined }>;
  putScheduledAction(input: object): Promise<unknown>;
  describeScalingPolicies(
    input: object,
  ): Promise<{ readonly ScalingPolicies?: readonly { readonly PolicyName: string | undefined }[] | undefined }>;
  deleteScalingPolicy(input: object): Promise<unknown>;
}

/** As `CloudWatch` of `@aws-sdk/client-cloudwatch` has it. */
export interface AlarmClient {
  putMetricAlarm(input: object): Promise<unknown>;
  describeAlarms(
    input: object,
  ): Promise<{ readonly MetricAlarms?: readonly { readonly AlarmName?: string | undefined }[] | undefined }>;
  deleteAlarms(input: object): Promise<unknown>;
}

export interface AwsConfigurationClients {
  readonly scaling: ScalingPolicyClient;
  readonly alarms: AlarmClient;
}

/**
 * Reads what there is and plans the rest: the target, its policies, scheduled actions and alarms are put, and policies and alarms that an
 * earlier plan of this package made, and this one has not, are deleted, since two sets of policies would both act.
 *
 * @throws AutoscalerError as `emit` does, and `KINGLET_AUTOSCALER_ACTUATOR` when AWS does not answer
 */
export async function planAwsConfiguration(
  policy: Policy,
  target: ApplicationAutoScalingTarget,
  clients: AwsConfigurationClients,
): Promise<ConfigurationStep[]> {
  const resolved = resolvePolicy(policy);
  checkTarget(target);
  const plan = scalingPlan(resolved, target);
  const { ResourceId } = plan.target;
  const step = (action: ConfigurationStep['action'], what: string, run: () => Promise<unknown>): ConfigurationStep => {
    const shown = what === ResourceId ? `scalable target ${ResourceId}` : `${what} of ${ResourceId}`;
    return { action, what: shown, run: async () => void (await refusing(shown, run)) };
  };
  const stale = await refusing(ResourceId, () => staleSteps(plan, clients, step));
  return [...stale, ...putSteps(plan, clients, step)];
}

type MakeStep = (action: ConfigurationStep['action'], what: string, run: () => Promise<unknown>) => ConfigurationStep;

function putSteps(
  plan: ScalingPlan,
  { scaling, alarms }: AwsConfigurationClients,
  step: MakeStep,
): ConfigurationStep[] {
  const { target } = plan;
  // An alarm's action is the ARN that its policy is answered with.
  const arns = new Map<string, string | undefined>();
  const putPolicy = async (one: ScalingPlan['policies'][number]) => {
    const { PolicyARN } = await scaling.putScalingPolicy({ ...target, ...one });
    arns.set(one.PolicyName, PolicyARN);
  };
  const putAlarm = (alarm: MetricAlarm, policyName: string) =>
    alarms.putMetricAlarm({ ...alarm, AlarmActions: [arns.get(policyName)] });
  return [
    step('put', target.ResourceId, () => scaling.registerScalableTarget({ ...target, ...plan.bounds })),
    ...plan.policies.map((one) => step('put', `scaling policy ${one.PolicyName}`, () => putPolicy(one))),
    ...plan.scheduled.map((one) =>
      step('put', `scheduled action ${one.ScheduledActionName}`, () =>
        scaling.putScheduledAction({ ...target, ...one }),
      ),
    ),
    ...plan.alarms.map(({ alarm, policyName }) =>
      step('put', `alarm ${alarm.AlarmName}`, () => putAlarm(alarm, policyName)),
    ),
  ];
}

async function staleSteps(
  plan: ScalingPlan,
  clients: AwsConfigurationClients,
  step: MakeStep,
): Promise<ConfigurationStep[]> {
  const { target } = plan;
  const { scaling, alarms } = clients;
  const wantedPolicies = plan.policies.map(({ PolicyName }) => PolicyName);
  const wantedAlarms = plan.alarms.map(({ alarm }) => alarm.AlarmName);
  const policies = (await ownPolicies(scaling, target)).filter((name) => !wantedPolicies.includes(name));
  const old = (await ownAlarms(alarms, target)).filter((name) => !wantedAlarms.includes(name));
  return [
    ...old.map((name) => step('delete', `alarm ${name}`, () => alarms.deleteAlarms({ AlarmNames: [name] }))),
    ...policies.map((PolicyName) =>
      step('delete', `scaling policy ${PolicyName}`, () => scaling.deleteScalingPolicy({ ...target, PolicyName })),
    ),
  ];
}

async function ownPolicies(scaling: ScalingPolicyClient, target: ScalableTarget): Promise<string[]> {
  const { ScalingPolicies = [] } = await scaling.describeScalingPolicies(target);
  return ScalingPolicies.flatMap(({ PolicyName = '' }) => (PolicyName.startsWith('kinglet-') ? PolicyName : []));
}

// Asked for by their whole names: those of the service `web-api` begin as those of `web` do.
const alarmNames = ['down', 'up', ...metricNames.map((name) => `up-${name}`)];

async function ownAlarms(alarms: AlarmClient, target: ScalableTarget): Promise<string[]> {
  const AlarmNames = alarmNames.map((name) => alarmNameOf(name, target));
  const { MetricAlarms = [] } = await alarms.describeAlarms({ AlarmNames });
  return MetricAlarms.flatMap(({ AlarmName }) => AlarmName ?? []);
}
