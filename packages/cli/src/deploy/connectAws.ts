// AWS as deploy and its relatives see it: clients, whose account, and errors in our words.
import { type AwsClients, awsClients } from '../aws/awsClients.ts';
import { awsError, isAwsError } from '../aws/awsError.ts';
import type { AwsValues } from '../aws/awsSettings.ts';
import type { Context } from '../context.ts';

/** Where things are made. */
export interface Place {
  readonly account: string;
  /** `aws`, `aws-cn`, `aws-us-gov`. */
  readonly partition: string;
  readonly region: string;
}

export interface Aws extends Place {
  readonly context: Context;
  readonly clients: AwsClients;
  /** Cut from every message. */
  readonly secrets: readonly string[];
}

/**
 * Asks who we are.
 *
 * @throws {CliError} `KINGLET_CLI_AUTH` without credentials that AWS knows, `KINGLET_CLI_USAGE` without a region
 */
export async function connectAws(
  context: Context,
  values: Omit<AwsValues, 'name'>,
  secrets: readonly string[] = [],
): Promise<Aws> {
  const clients = awsClients(values);
  try {
    const region = await clients.region();
    const { GetCallerIdentityCommand } = await import('@aws-sdk/client-sts');
    const { Account: account = '', Arn = 'arn:aws' } = await (await clients.sts()).send(new GetCallerIdentityCommand());
    return { context, clients, secrets, region, account, partition: Arn.split(':')[1] ?? 'aws' };
  } catch (error) {
    throw awsError('ask AWS who we are', error, context.env, secrets);
  }
}

/**
 * What `ask` resolves to; undefined when AWS says that there is no such thing.
 *
 * @throws {CliError} for every other error of AWS
 */
export async function readAws<T>(aws: Aws, what: string, ask: () => Promise<T>): Promise<T | undefined> {
  try {
    return await ask();
  } catch (error) {
    if (isGone(error)) return undefined;
    throw awsError(what, error, aws.context.env, aws.secrets);
  }
}

/** Whether AWS says that there is no such thing; what stands in for AWS may know a whole kind of things not at all. */
export function isGone(error: unknown): boolean {
  const status = (error as { $metadata?: { httpStatusCode?: number } }).$metadata?.httpStatusCode;
  return status === 404 || isAwsError(error, 'NoSuchEntity', 'NoSuchEntityException', 'ResourceNotFoundException');
}
