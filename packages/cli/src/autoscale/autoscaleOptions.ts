// Options of the verbs of `kinglet autoscale`.
import type { Policy } from '@kinglet/autoscaler';
import { usageError } from '../cliError.ts';
import type { Context } from '../context.ts';
import { type Option, text } from '../option.ts';
import { readJsonObject } from '../readJson.ts';

export const policy: Option<string | undefined> = text('the policy: a file, - for stdin, or the JSON itself', {
  value: 'json',
});

/**
 * What it says is checked where it is used.
 *
 * @throws {CliError} `KINGLET_CLI_USAGE` without one, and for what is no object in JSON
 */
export async function readPolicy(context: Context, given: string | undefined): Promise<Policy> {
  if (given === undefined) throw usageError('Expected --policy, got none; try --policy \'{"mode":"threshold"}\'');
  return (await readJsonObject(context, given, 'the policy')) as unknown as Policy;
}
