// What `kinglet autoscale configure` does at an engine.
import type { ConfigurationStep, EmitTarget, Policy } from '@kinglet/autoscaler';
import { awsConfig } from '../aws/awsClients.ts';
import { usageError } from '../cliError.ts';
import { needed } from '../needed.ts';
import { type Explained, explaining, kubernetesServer, type Tools } from './engineAccess.ts';

export interface PlannedConfiguration {
  readonly steps: readonly ConfigurationStep[];
  readonly explained: Explained;
}

/**
 * @throws {CliError} `KINGLET_CLI_USAGE` for alarms alone; `KINGLET_CLI_PACKAGE` when a client of AWS's is not installed
 * @throws AutoscalerError as `emit` does
 */
export async function planConfiguration(
  policy: Policy,
  target: EmitTarget,
  tools: Tools,
): Promise<PlannedConfiguration> {
  const { autoscaler, env, access } = tools;
  // Whatever is wrong with either is told before a client is made.
  autoscaler.emit(policy, target);
  switch (target.engine) {
    case 'cloudwatch-alarms':
      throw usageError('Expected an engine that scales, got cloudwatch-alarms: emit writes its files');
    case 'aws-ecs':
    case 'aws-lambda':
    case 'aws-sagemaker': {
      const explained = explaining('aws', env);
      const clients = await awsClients(tools);
      return {
        explained,
        steps: await explained('read what scales now', () => autoscaler.planAwsConfiguration(policy, target, clients)),
      };
    }
    default: {
      const request = autoscaler.kubernetesRequest(kubernetesServer(autoscaler, env, access.server));
      const steps = autoscaler.planKubernetesConfiguration(policy, target, request);
      return { explained: explaining('kubernetes', env), steps };
    }
  }
}

const verb = 'kinglet autoscale configure';

async function awsClients({ access }: Tools) {
  const config = awsConfig(access);
  const { ApplicationAutoScaling } = await needed(
    '@aws-sdk/client-application-auto-scaling',
    verb,
    () => import('@aws-sdk/client-application-auto-scaling'),
  );
  const { CloudWatch } = await needed('@aws-sdk/client-cloudwatch', verb, () => import('@aws-sdk/client-cloudwatch'));
  return { scaling: new ApplicationAutoScaling(config), alarms: new CloudWatch(config) };
}
