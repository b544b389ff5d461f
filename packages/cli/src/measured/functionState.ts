// A function as AWS holds it, and its updates, one after another.
import type {
  FunctionConfiguration,
  LambdaClient,
  UpdateFunctionConfigurationCommandInput,
} from '@aws-sdk/client-lambda';
import { isAwsError } from '../aws/awsError.ts';
import { CliError } from '../cliError.ts';
import type { Arch } from '../cost/prices.ts';
import { isOurs, ownTagName } from '../deploy/ownership.ts';
import { waitUntil } from '../deploy/waitForFunction.ts';
import type { AwsCaller } from './awsCaller.ts';

export interface FunctionState {
  readonly configuration: FunctionConfiguration;
  readonly tags: Readonly<Record<string, string>>;
}

/** @throws {CliError} what AWS answers, `KINGLET_CLI_NOT_FOUND` when there is no such function. */
export async function readFunction({ lambda }: AwsCaller, name: string): Promise<FunctionState> {
  const { GetFunctionCommand } = await import('@aws-sdk/client-lambda');
  const { Configuration = {}, Tags = {} } = await lambda(`read the function ${name}`, (client) =>
    client.send(new GetFunctionCommand({ FunctionName: name })),
  );
  return { configuration: Configuration, tags: Tags };
}

/** @throws {CliError} `KINGLET_CLI_CONFLICT` for a function that this tool did not make, unless it is adopted. */
export function assertOurs(name: string, { tags }: FunctionState, isAdopted: boolean): void {
  if (isAdopted || isOurs(tags)) return;
  throw new CliError(
    'KINGLET_CLI_CONFLICT',
    `Expected a function that kinglet deploys, found ${name} without the tag ${ownTagName}: its configuration would be changed for a while; --adopt allows that`,
  );
}

export function archOf({ Architectures = [] }: FunctionConfiguration): Arch {
  return Architectures[0] === 'arm64' ? 'arm64' : 'x64';
}

/**
 * Changes the configuration and waits until AWS has taken it, also while another update is under way. Goes on after Ctrl-C:
 * what puts things back does it too.
 */
export async function updateConfiguration(
  caller: AwsCaller,
  input: UpdateFunctionConfigurationCommandInput & { readonly FunctionName: string },
): Promise<void> {
  const { UpdateFunctionConfigurationCommand } = await import('@aws-sdk/client-lambda');
  const name = input.FunctionName;
  const update = (client: LambdaClient) => client.send(new UpdateFunctionConfigurationCommand(input));
  for (let attempt = 1; ; attempt++) {
    await waitUntilReady(caller, name);
    try {
      await caller.lambda(
        `update the configuration of ${name}`,
        update,
        Object.values(input.Environment?.Variables ?? {}),
      );
      return await waitUntilReady(caller, name);
    } catch (error) {
      const cause = error instanceof Error ? error.cause : undefined;
      if (attempt === 30 || !isAwsError(cause, 'ResourceConflictException')) throw error;
      await caller.context.sleep(1000);
    }
  }
}

/** @throws {CliError} `KINGLET_CLI_FAILED` when AWS gives the function up, `KINGLET_CLI_AWS` when it is not done after ten minutes. */
export async function waitUntilReady({ lambda, context }: AwsCaller, name: string): Promise<void> {
  const { GetFunctionConfigurationCommand } = await import('@aws-sdk/client-lambda');
  const uninterrupted = { ...context, signal: new AbortController().signal };
  await waitUntil(uninterrupted, `the function ${name} to be active`, async () => {
    const { State, LastUpdateStatus, StateReason, LastUpdateStatusReason } = await lambda(
      `read the configuration of ${name}`,
      (client) => client.send(new GetFunctionConfigurationCommand({ FunctionName: name })),
    );
    if (State === 'Failed' || LastUpdateStatus === 'Failed')
      throw new CliError(
        'KINGLET_CLI_FAILED',
        `Expected ${name} to become active, AWS says: ${LastUpdateStatusReason ?? StateReason ?? 'it failed'}`,
      );
    return State === 'Pending' || LastUpdateStatus === 'InProgress' ? undefined : true;
  });
}
