// AWS's clients, each loaded when the first call needs it.
import type { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import type { IAMClient } from '@aws-sdk/client-iam';
import type { LambdaClient } from '@aws-sdk/client-lambda';
import type { STSClient } from '@aws-sdk/client-sts';
import type { AwsValues } from './awsSettings.ts';

export interface AwsClients {
  /** Lambda, for events: waits as long as a function may take. */
  readonly events: () => Promise<LambdaClient>;
  readonly iam: () => Promise<IAMClient>;
  /** Lambda, for everything else. */
  readonly lambda: () => Promise<LambdaClient>;
  readonly logs: () => Promise<CloudWatchLogsClient>;
  readonly sts: () => Promise<STSClient>;
  /** The region that the settings, the environment or the profile name. */
  readonly region: () => Promise<string>;
}

/** What every client takes. */
export interface AwsConfig {
  readonly maxAttempts: number;
  readonly requestHandler: { readonly connectionTimeout: number; readonly socketTimeout: number };
  readonly region?: string;
  readonly profile?: string;
  readonly endpoint?: string;
}

/** The longest function, 900 s, and its start. */
const eventTimeoutMs = 930_000;

/**
 * Clients with the standard chain of credentials; throttled, broken and reset requests are sent again, five times in all.
 *
 * @param answerTimeoutMs how long a connection may be silent
 */
export function awsClients(values: Omit<AwsValues, 'name'>, answerTimeoutMs = 60_000): AwsClients {
  const config = awsConfig(values, answerTimeoutMs);
  const lambda = once(async () => new (await import('@aws-sdk/client-lambda')).LambdaClient(config));
  const forEvents = { ...config, requestHandler: { ...config.requestHandler, socketTimeout: eventTimeoutMs } };
  return {
    events: once(async () => new (await import('@aws-sdk/client-lambda')).LambdaClient(forEvents)),
    lambda,
    iam: once(async () => new (await import('@aws-sdk/client-iam')).IAMClient(config)),
    logs: once(async () => new (await import('@aws-sdk/client-cloudwatch-logs')).CloudWatchLogsClient(config)),
    sts: once(async () => new (await import('@aws-sdk/client-sts')).STSClient(config)),
    region: async () => (await lambda()).config.region(),
  };
}

/** What a client of any service is made with: where AWS is and as whom, with the retries and timeouts of {@link awsClients}. */
export function awsConfig(
  { region, profile, endpointUrl }: Omit<AwsValues, 'name'>,
  answerTimeoutMs = 60_000,
): AwsConfig {
  return {
    maxAttempts: 5,
    // Else a network that swallows packets is waited for minutes, five times.
    requestHandler: { connectionTimeout: 5000, socketTimeout: answerTimeoutMs },
    ...(region === undefined ? {} : { region }),
    ...(profile === undefined ? {} : { profile }),
    ...(endpointUrl === undefined ? {} : { endpoint: endpointUrl }),
  };
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => (made ??= make());
}
