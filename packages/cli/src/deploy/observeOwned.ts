// Everything of a function that delete may remove, as AWS holds it.
import { type Aws, readAws } from './connectAws.ts';
import { observeTags, observeVersions } from './observeFunction.ts';
import { observeLogGroup } from './observeLogGroup.ts';
import { observeRole, roleName } from './observeRole.ts';
import type { Owned } from './planDelete.ts';

/** @throws {CliError} when AWS does not answer what was asked */
export async function observeOwned(aws: Aws, functionName: string): Promise<Owned> {
  const [found, logGroup, role] = await Promise.all([
    observeWhole(aws, functionName),
    observeLogGroup(aws, `/aws/lambda/${functionName}`),
    observeRole(aws, roleName(functionName)),
  ]);
  return { function: found, logGroup, role };
}

async function observeWhole(aws: Aws, name: string): Promise<Owned['function']> {
  const tags = await observeTags(aws, name);
  if (!tags) return undefined;
  const [versions, aliases] = await Promise.all([observeVersions(aws, name), observeAliases(aws, name)]);
  return { tags, versions, aliases, urls: await observeUrls(aws, name, aliases) };
}

async function observeAliases(aws: Aws, name: string): Promise<string[]> {
  const { paginateListAliases } = await import('@aws-sdk/client-lambda');
  const client = await aws.clients.lambda();
  const read = await readAws(aws, `read the aliases of ${name}`, async () => {
    const names: string[] = [];
    for await (const { Aliases = [] } of paginateListAliases({ client }, { FunctionName: name }))
      names.push(...Aliases.map(({ Name = '' }) => Name));
    return names;
  });
  return read ?? [];
}

async function observeUrls(aws: Aws, name: string, aliases: readonly string[]): Promise<string[]> {
  const { GetFunctionUrlConfigCommand } = await import('@aws-sdk/client-lambda');
  const lambda = await aws.clients.lambda();
  const found = await Promise.all(
    [undefined, ...aliases].map((alias) =>
      readAws(aws, `read the URLs of ${name}`, () =>
        lambda.send(
          new GetFunctionUrlConfigCommand({ FunctionName: name, ...(alias === undefined ? {} : { Qualifier: alias }) }),
        ),
      ),
    ),
  );
  return [...new Set(found.map((config) => config?.FunctionUrl).filter((url) => url !== undefined))];
}
