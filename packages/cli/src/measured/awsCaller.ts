// The AWS of a measurement: its clients, and how its errors are told.
import type { LambdaClient } from '@aws-sdk/client-lambda';
import { type AwsClients, awsClients } from '../aws/awsClients.ts';
import { awsError, isAwsError } from '../aws/awsError.ts';
import type { AwsValues } from '../aws/awsSettings.ts';
import { CliError } from '../cliError.ts';
import type { Context } from '../context.ts';

export interface AwsCaller {
  readonly context: Context;
  readonly clients: AwsClients;
  /** Does `call`; an error is told as what `doing` failed with (`read the function x`), without `secrets`. */
  readonly lambda: <T>(
    doing: string,
    call: (client: LambdaClient) => Promise<T>,
    secrets?: readonly string[],
  ) => Promise<T>;
}

export function awsCaller(context: Context, values: Omit<AwsValues, 'name'>): AwsCaller {
  const clients = awsClients(values);
  return {
    context,
    clients,
    lambda: async (doing, call, secrets = []) => {
      try {
        return await call(await clients.lambda());
      } catch (error) {
        if (isAwsError(error, 'AbortError')) throw interrupted();
        throw awsError(doing, error, context.env, secrets);
      }
    },
  };
}

/** What a verb ends with after Ctrl-C. */
export function interrupted(): CliError {
  return new CliError('KINGLET_CLI_INTERRUPTED', 'Interrupted');
}

/** @throws {CliError} `KINGLET_CLI_INTERRUPTED` after Ctrl-C. */
export function throwIfInterrupted({ signal }: Context): void {
  if (signal.aborted) throw interrupted();
}
