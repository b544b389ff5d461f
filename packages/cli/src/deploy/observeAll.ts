// Reads everything that a plan may touch.
import type { DesiredFunction } from '../desiredFunction.ts';
import type { Aws } from './connectAws.ts';
import { observeFunction } from './observeFunction.ts';
import { observeLogGroup } from './observeLogGroup.ts';
import { observeRole, roleName } from './observeRole.ts';
import type { Observed } from './planDeploy.ts';

/** @throws {CliError} when AWS does not answer what was asked */
export async function observeAll(aws: Aws, { functionName, alias, role: wanted }: DesiredFunction): Promise<Observed> {
  const [role, logGroup, found] = await Promise.all([
    // Who gives a role may have no right to read any.
    'arn' in wanted ? undefined : observeRole(aws, roleName(functionName)),
    observeLogGroup(aws, `/aws/lambda/${functionName}`),
    observeFunction(aws, functionName, alias),
  ]);
  return { role, logGroup, function: found };
}
