// A second function for the time of a measurement: the same as the first, for the other processor.
import { readFileSync } from 'node:fs';
import type { CreateFunctionCommandInput } from '@aws-sdk/client-lambda';
import { isAwsError } from '../aws/awsError.ts';
import { CliError } from '../cliError.ts';
import type { Arch } from '../cost/prices.ts';
import { withOwnTag } from '../deploy/ownership.ts';
import type { AwsCaller } from './awsCaller.ts';
import { marker } from './borrowFunction.ts';
import { type FunctionState, readFunction, waitUntilReady } from './functionState.ts';
import { withCleanup } from './withCleanup.ts';

/** The other tag of a temporary function. */
export const temporaryTag: readonly [string, string] = ['kinglet:temporary', 'measurement'];

/** `name-kinglet-x64`, at most 64 characters. */
export function temporaryName(name: string, arch: Arch): string {
  const suffix = `-kinglet-${arch}`;
  return `${name.slice(0, 64 - suffix.length)}${suffix}`;
}

/**
 * Creates a function like `name` from `zip`, does `work` with it, and removes it with its logs: also when `work` fails or is
 * interrupted. One that an earlier measurement left behind is removed first.
 *
 * @throws {CliError} `KINGLET_CLI_CONFLICT` when there is a function of that name that no measurement made; and what `work` throws
 */
export async function withTemporaryFunction<T>(
  caller: AwsCaller,
  name: string,
  { arch, zip }: { readonly arch: Arch; readonly zip: string },
  work: (temporary: string) => Promise<T>,
): Promise<T> {
  const original = await readFunction(caller, name);
  const temporary = temporaryName(name, arch);
  await removeLeftOver(caller, temporary);
  const { note } = caller.context.console;
  note(`creating ${temporary}, like ${name} for ${arch}; it is removed afterwards`);
  return withCleanup(
    caller.context,
    async () => {
      await create(caller, likeFirst(temporary, original, arch, zip));
      return work(temporary);
    },
    () => {
      note(`removing ${temporary}`);
      return remove(caller, temporary);
    },
  );
}

async function removeLeftOver(caller: AwsCaller, temporary: string): Promise<void> {
  const found = await readFunction(caller, temporary).catch((error: unknown) => {
    if (error instanceof CliError && error.code === 'KINGLET_CLI_NOT_FOUND') return undefined;
    throw error;
  });
  if (!found) return;
  const [key, value] = temporaryTag;
  if (found.tags[key] !== value)
    throw new CliError(
      'KINGLET_CLI_CONFLICT',
      `Expected no function ${temporary}, found one that no measurement made: rename or delete it`,
    );
  await remove(caller, temporary);
}

function likeFirst(
  name: string,
  { configuration }: FunctionState,
  arch: Arch,
  zip: string,
): CreateFunctionCommandInput {
  const { Role, Runtime, Handler, MemorySize, Timeout, Environment, Layers, EphemeralStorage, VpcConfig } =
    configuration;
  const { [marker]: _, ...variables } = Environment?.Variables ?? {};
  const isInVpc = (VpcConfig?.SubnetIds?.length ?? 0) > 0;
  return {
    FunctionName: name,
    Description: 'For a measurement of kinglet, which removes it',
    Role,
    Runtime,
    Handler,
    MemorySize,
    Timeout,
    Environment: { Variables: variables },
    Layers: Layers?.flatMap(({ Arn }) => (Arn === undefined ? [] : [Arn])),
    ...(EphemeralStorage ? { EphemeralStorage } : {}),
    ...(isInVpc
      ? { VpcConfig: { SubnetIds: VpcConfig?.SubnetIds, SecurityGroupIds: VpcConfig?.SecurityGroupIds } }
      : {}),
    Architectures: [arch === 'x64' ? 'x86_64' : 'arm64'],
    Code: { ZipFile: readFileSync(zip) },
    Tags: withOwnTag(Object.fromEntries([temporaryTag])),
  };
}

async function create(caller: AwsCaller, input: CreateFunctionCommandInput): Promise<void> {
  const { CreateFunctionCommand } = await import('@aws-sdk/client-lambda');
  const secrets = Object.values(input.Environment?.Variables ?? {});
  await caller.lambda(
    `create ${input.FunctionName}`,
    (client) => client.send(new CreateFunctionCommand(input)),
    secrets,
  );
  await waitUntilReady(caller, input.FunctionName as string);
}

async function remove({ clients, context, lambda }: AwsCaller, name: string): Promise<void> {
  const { DeleteFunctionCommand } = await import('@aws-sdk/client-lambda');
  const { DeleteLogGroupCommand } = await import('@aws-sdk/client-cloudwatch-logs');
  await lambda(`delete ${name}`, async (client) => {
    const gone = client.send(new DeleteFunctionCommand({ FunctionName: name }));
    await gone.catch(unless('ResourceNotFoundException'));
  });
  const logGroupName = `/aws/lambda/${name}`;
  const logs = await clients.logs();
  const gone = logs.send(new DeleteLogGroupCommand({ logGroupName })).catch(unless('ResourceNotFoundException'));
  // Lambda makes the group only if the role may; whoever measures need not be allowed to delete one.
  await gone.catch((error: Error) => context.console.note(`the log group ${logGroupName} may be left: ${error.name}`));
}

function unless(name: string): (error: unknown) => void {
  return (error) => {
    if (!isAwsError(error, name)) throw error;
  };
}
