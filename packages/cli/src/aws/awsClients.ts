// AWS's clients, each loaded when the first call needs it.
import type { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import type { IAMClient } from '@aws-sdk/client-iam';
import type { LambdaClient } from '@aws-sdk/client-lambda';
import type { STSClient } from '@aws-sdk/client-sts';
import type { AwsValues } from './awsSettings.ts';

export interface AwsClients {
  readonly iam: () => Promise<IAMClient>;
  readonly lambda: () => Promise<LambdaClient>;
  readonly logs: () => Promise<CloudWatchLogsClient>;
  readonly sts: () => Promise<STSClient>;
  /** The region that the settings, the environment or the profile name. */
  readonly region: () => Promise<string>;
}

/** Clients with the standard chain of credentials; throttled, broken and reset requests are sent again, five times in all. */
export function awsClients({ region, profile, endpointUrl }: Omit<AwsValues, 'name'>): AwsClients {
  const config = {
    maxAttempts: 5,
    // Else a network that swallows packets is waited for minutes, five times. Answers may take as long as a function does.
    requestHandler: { connectionTimeout: 5000 },
    ...(region === undefined ? {} : { region }),
    ...(profile === undefined ? {} : { profile }),
    ...(endpointUrl === undefined ? {} : { endpoint: endpointUrl }),
  };
  const lambda = once(async () => new (await import('@aws-sdk/client-lambda')).LambdaClient(config));
  return {
    lambda,
    iam: once(async () => new (await import('@aws-sdk/client-iam')).IAMClient(config)),
    logs: once(async () => new (await import('@aws-sdk/client-cloudwatch-logs')).CloudWatchLogsClient(config)),
    sts: once(async () => new (await import('@aws-sdk/client-sts')).STSClient(config)),
    region: async () => (await lambda()).config.region(),
  };
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => (made ??= make());
}
