// Waits until AWS has done what it was asked for.
import type { FunctionConfiguration } from '@aws-sdk/client-lambda';
import { CliError } from '../cliError.ts';
import type { Context } from '../context.ts';
import { type Aws, readAws } from './connectAws.ts';

/** About ten minutes: half a second at first, then three. */
const mostTries = 200;

/**
 * Asks again and again until `poll` has an answer.
 *
 * @throws {CliError} `KINGLET_CLI_AWS` when it has none after ten minutes, `KINGLET_CLI_INTERRUPTED` on Ctrl-C
 */
export async function waitUntil<T>(context: Context, what: string, poll: () => Promise<T | undefined>): Promise<T> {
  for (let i = 0; i < mostTries; i++) {
    assertGoingOn(context);
    const found = await poll();
    if (found !== undefined) return found;
    await context.sleep(Math.min(500 + 250 * i, 3000), context.signal).catch(() => assertGoingOn(context));
  }
  throw new CliError('KINGLET_CLI_AWS', `Expected ${what} within ten minutes; it may come yet: type the same again`);
}

/** @throws {CliError} `KINGLET_CLI_INTERRUPTED` after Ctrl-C */
export function assertGoingOn({ signal }: Context): void {
  if (signal.aborted)
    throw new CliError('KINGLET_CLI_INTERRUPTED', 'interrupted; type the same again, and it goes on where it stopped');
}

/**
 * The function's configuration when nothing is under way any more; undefined when there is no such function.
 *
 * @throws {CliError} `KINGLET_CLI_AWS` when AWS could not make it
 */
export async function settledFunction(
  aws: Aws,
  name: string,
  qualifier?: string,
): Promise<FunctionConfiguration | undefined> {
  const { GetFunctionConfigurationCommand } = await import('@aws-sdk/client-lambda');
  const lambda = await aws.clients.lambda();
  const input = { FunctionName: name, ...(qualifier === undefined ? {} : { Qualifier: qualifier }) };
  const found = await waitUntil(aws.context, `the function ${name} to be active`, async () => {
    const config = await readAws(aws, `read the function ${name}`, () =>
      lambda.send(new GetFunctionConfigurationCommand(input)),
    );
    if (!config) return 'gone' as const;
    return config.State === 'Pending' || config.LastUpdateStatus === 'InProgress' ? undefined : config;
  });
  if (found === 'gone') return undefined;
  if (found.State === 'Failed')
    throw new CliError(
      'KINGLET_CLI_AWS',
      `Expected the function ${name} to become active, it failed: ${found.StateReason ?? 'AWS says no reason'}; \`kinglet delete\`, then deploy again`,
    );
  return found;
}

/**
 * Waits until an update is done.
 *
 * @throws {CliError} `KINGLET_CLI_AWS` when AWS could not do it
 */
export async function waitForUpdate(aws: Aws, name: string): Promise<void> {
  const config = await settledFunction(aws, name);
  if (config?.LastUpdateStatus !== 'Failed') return;
  const reason = config.LastUpdateStatusReason ?? 'AWS says no reason';
  throw new CliError('KINGLET_CLI_AWS', `Expected the function ${name} to be updated, it failed: ${reason}`);
}

/**
 * Waits until the environments behind the alias are ready.
 *
 * @throws {CliError} `KINGLET_CLI_AWS` when AWS could not make them
 */
export async function waitForProvisioned(aws: Aws, name: string, alias: string): Promise<void> {
  const { GetProvisionedConcurrencyConfigCommand } = await import('@aws-sdk/client-lambda');
  const lambda = await aws.clients.lambda();
  const what = `the provisioned concurrency of ${name}:${alias}`;
  aws.context.console.note(`waiting for ${what}`);
  const { Status, StatusReason } = await waitUntil(aws.context, `${what} to be ready`, async () => {
    const found = await readAws(aws, `read ${what}`, () =>
      lambda.send(new GetProvisionedConcurrencyConfigCommand({ FunctionName: name, Qualifier: alias })),
    );
    return found?.Status === 'IN_PROGRESS' ? undefined : (found ?? { Status: 'FAILED', StatusReason: 'it is gone' });
  });
  if (Status === 'FAILED')
    throw new CliError(
      'KINGLET_CLI_AWS',
      `Expected ${what} to be ready, it failed: ${StatusReason ?? 'no reason given'}`,
    );
}
