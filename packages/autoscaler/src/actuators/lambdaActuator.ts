// Provisioned concurrency of a Lambda function.
import { type Actuator, actuatorOf } from './actuator.ts';

interface Version {
  readonly FunctionName: string;
  readonly Qualifier: string;
}

/** As `Lambda` of `@aws-sdk/client-lambda` has it. */
export interface LambdaClient {
  readonly getProvisionedConcurrencyConfig: (
    input: Version,
  ) => Promise<{ readonly RequestedProvisionedConcurrentExecutions?: number | undefined }>;
  readonly putProvisionedConcurrencyConfig: (
    input: Version & { ProvisionedConcurrentExecutions: number },
  ) => Promise<unknown>;
  readonly deleteProvisionedConcurrencyConfig: (input: Version) => Promise<unknown>;
}

export interface LambdaAlias {
  readonly client: LambdaClient;
  readonly functionName: string;
  /** An alias or a version. */
  readonly qualifier: string;
}

/**
 * Through PutProvisionedConcurrencyConfig, and with 0 DeleteProvisionedConcurrencyConfig. Requests beyond are served on demand. Where
 * Application Auto Scaling has policies for the alias too, both decide: use one of them.
 */
export function lambdaActuator({ client, functionName, qualifier }: LambdaAlias): Actuator {
  const version = { FunctionName: functionName, Qualifier: qualifier };
  return actuatorOf({
    name: `provisioned concurrency of ${functionName}:${qualifier}`,
    read: async () => {
      try {
        const config = await client.getProvisionedConcurrencyConfig(version);
        return config.RequestedProvisionedConcurrentExecutions;
      } catch (error) {
        if (error instanceof Error && error.name === 'ProvisionedConcurrencyConfigNotFoundException') return 0;
        throw error;
      }
    },
    write: async ({ target }) => {
      if (target === 0) return void (await client.deleteProvisionedConcurrencyConfig(version));
      await client.putProvisionedConcurrencyConfig({ ...version, ProvisionedConcurrentExecutions: target });
    },
  });
}
