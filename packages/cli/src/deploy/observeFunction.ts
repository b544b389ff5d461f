// A function and what hangs on its alias, as AWS holds them.
import type { FunctionConfiguration } from '@aws-sdk/client-lambda';
import { CliError } from '../cliError.ts';
import { type Aws, readAws } from './connectAws.ts';
import type { Tags } from './ownership.ts';
import { settledFunction } from './waitForFunction.ts';

export interface ObservedAlias {
  readonly arn: string;
  readonly version: string;
  /** Shares of the events, 0 to 1, that go to other versions. */
  readonly weights: Readonly<Record<string, number>>;
}

export interface ObservedUrl {
  readonly url: string;
  readonly auth: string;
  readonly invokeMode: string;
}

export interface ObservedFunction {
  /** Of `$LATEST`. */
  readonly config: FunctionConfiguration;
  readonly tags: Tags;
  /** Numbers of the published versions, ascending. */
  readonly versions: readonly number[];
  readonly newestConfig: FunctionConfiguration | undefined;
  readonly alias: ObservedAlias | undefined;
  readonly aliasConfig: FunctionConfiguration | undefined;
  readonly url: ObservedUrl | undefined;
  /** Ids of the permissions on the alias that begin with {@link permissionPrefix}. */
  readonly permissions: readonly string[];
  readonly provisioned: { readonly requested: number; readonly status: string } | undefined;
}

/** Permissions that this tool made begin so. */
export const permissionPrefix = 'kinglet-url-';

/**
 * Waits first while AWS is at work on the function.
 *
 * @throws {CliError} when AWS does not answer what was asked
 */
export async function observeFunction(aws: Aws, name: string, alias: string): Promise<ObservedFunction | undefined> {
  const config = await settledFunction(aws, name);
  if (!config) return undefined;
  const [tags, versions, atAlias] = await Promise.all([
    observeTags(aws, name),
    observeVersions(aws, name),
    observeAlias(aws, name, alias),
  ]);
  const newest = versions.at(-1);
  const newestConfig = newest === undefined ? undefined : await settledFunction(aws, name, String(newest));
  const aliasConfig =
    atAlias === undefined || atAlias.version === newestConfig?.Version
      ? atAlias && newestConfig
      : await settledFunction(aws, name, atAlias.version);
  const behind = atAlias ? await observeBehindAlias(aws, name, alias) : nothingBehind;
  return { config, tags: tags ?? {}, versions, newestConfig, alias: atAlias, aliasConfig, ...behind };
}

/** The published versions' numbers, ascending. */
export async function observeVersions(aws: Aws, name: string): Promise<number[]> {
  const { paginateListVersionsByFunction } = await import('@aws-sdk/client-lambda');
  const client = await aws.clients.lambda();
  const read = await readAws(aws, `read the versions of ${name}`, async () => {
    const numbers: number[] = [];
    for await (const { Versions = [] } of paginateListVersionsByFunction({ client }, { FunctionName: name }))
      for (const { Version } of Versions) if (Version !== '$LATEST') numbers.push(Number(Version));
    return numbers;
  });
  return (read ?? []).sort((a, b) => a - b);
}

/** The alias, if it is there. */
export async function observeAlias(aws: Aws, name: string, alias: string): Promise<ObservedAlias | undefined> {
  const { GetAliasCommand } = await import('@aws-sdk/client-lambda');
  const lambda = await aws.clients.lambda();
  const found = await readAws(aws, `read the alias ${alias} of ${name}`, () =>
    lambda.send(new GetAliasCommand({ FunctionName: name, Name: alias })),
  );
  if (!found) return undefined;
  const weights = found.RoutingConfig?.AdditionalVersionWeights ?? {};
  return { arn: found.AliasArn ?? '', version: found.FunctionVersion ?? '', weights };
}

/**
 * The function's tags; undefined when it is not there.
 *
 * @throws {CliError} `KINGLET_CLI_AUTH` when they may not be read
 */
export async function observeTags(aws: Aws, name: string): Promise<Tags | undefined> {
  const { GetFunctionCommand } = await import('@aws-sdk/client-lambda');
  const lambda = await aws.clients.lambda();
  const found = await readAws(aws, `read the function ${name}`, () =>
    lambda.send(new GetFunctionCommand({ FunctionName: name })),
  );
  // Who may not read the tags gets the function without them: that says nothing of who made it.
  if (found?.TagsError)
    throw new CliError(
      'KINGLET_CLI_AUTH',
      `read the tags of the function ${name}: ${found.TagsError.ErrorCode}: ${found.TagsError.Message}; these credentials may not do that`,
    );
  return found && (found.Tags ?? {});
}

type BehindAlias = Pick<ObservedFunction, 'permissions' | 'provisioned' | 'url'>;

const nothingBehind: BehindAlias = { url: undefined, permissions: [], provisioned: undefined };

async function observeBehindAlias(aws: Aws, name: string, alias: string): Promise<BehindAlias> {
  const sdk = await import('@aws-sdk/client-lambda');
  const lambda = await aws.clients.lambda();
  const input = { FunctionName: name, Qualifier: alias };
  const what = (of: string) => `read the ${of} of ${name}:${alias}`;
  const [url, policy, provisioned] = await Promise.all([
    readAws(aws, what('URL'), () => lambda.send(new sdk.GetFunctionUrlConfigCommand(input))),
    readAws(aws, what('permissions'), () => lambda.send(new sdk.GetPolicyCommand(input))),
    readAws(aws, what('provisioned concurrency'), () =>
      lambda.send(new sdk.GetProvisionedConcurrencyConfigCommand(input)),
    ),
  ]);
  return {
    url: url && { url: url.FunctionUrl ?? '', auth: url.AuthType ?? '', invokeMode: url.InvokeMode ?? 'BUFFERED' },
    permissions: ownPermissions(policy?.Policy, alias),
    provisioned: provisioned && {
      requested: provisioned.RequestedProvisionedConcurrentExecutions ?? 0,
      status: provisioned.Status ?? '',
    },
  };
}

interface Statement {
  readonly Sid?: string;
  readonly Resource?: string;
}

function ownPermissions(policy: string | undefined, alias: string): string[] {
  const { Statement: statements = [] } = JSON.parse(policy ?? '{}') as { Statement?: readonly Statement[] };
  return statements
    .filter(({ Resource }) => Resource?.endsWith(`:${alias}`))
    .map(({ Sid = '' }) => Sid)
    .filter((sid) => sid.startsWith(permissionPrefix));
}
