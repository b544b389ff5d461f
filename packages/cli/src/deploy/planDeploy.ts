// From what is wanted and what is there to what is done: no requests, no clock.
import { usageError } from '../cliError.ts';
import type { DesiredFunction } from '../desiredFunction.ts';
import type { Place } from './connectAws.ts';
import type { Code } from './deployableCode.ts';
import type { ObservedFunction } from './observeFunction.ts';
import type { ObservedLogGroup } from './observeLogGroup.ts';
import { type ObservedRole, roleName } from './observeRole.ts';
import { assertOurs } from './ownership.ts';
import { planVersion } from './planAlias.ts';
import { type PlannedFunction, planCreation, planUpdate } from './planFunction.ts';
import { planLogGroup } from './planLogGroup.ts';
import { planRole } from './planRole.ts';
import { planProvisioned, planUrl } from './planUrl.ts';
import type { Step } from './step.ts';

/** Everything that a deploy may touch, as AWS holds it. */
export interface Observed {
  /** The role that deploy makes, whether the function uses it or not; not looked for when a role is given. */
  readonly role: ObservedRole | undefined;
  readonly logGroup: ObservedLogGroup | undefined;
  readonly function: ObservedFunction | undefined;
}

export interface Wish {
  readonly desired: DesiredFunction;
  /** Names of the settings that were given. Defaults fill in what is not there; what is there is changed by wishes alone. */
  readonly given: ReadonlySet<string>;
  readonly code: Code;
  /** Take over what this tool did not make. */
  readonly doesAdopt: boolean;
  /** Move the alias to the new version. */
  readonly doesPromote: boolean;
}

/**
 * The steps in their order. Applied to `observed` they give what is wished for; planned again after that, all are `keep`.
 *
 * @throws {CliError} `KINGLET_CLI_CONFLICT` when something would change that this tool did not make, `KINGLET_CLI_USAGE` for
 * policies of a role that is somebody else's
 */
export function planDeploy(wish: Wish, observed: Observed, place: Place): Step[] {
  const { desired, given } = wish;
  const name = roleName(desired.functionName);
  const ownArn = observed.role?.arn ?? `arn:${place.partition}:iam::${place.account}:role/${name}`;
  const usedRole = roleArn(desired, observed, ownArn);
  const isOwnRole = usedRole === ownArn && !('arn' in desired.role);
  assertPlannable(wish, observed, isOwnRole, name);
  const policies = 'policies' in desired.role && given.has('policies') ? desired.role.policies : undefined;
  const role: Step = isOwnRole
    ? planRole(name, desired, policies, observed.role, place)
    : { resource: `role ${usedRole}`, action: 'keep', changes: [], calls: [] };
  const logGroup = planLogGroup(desired, given.has('logRetention'), observed.logGroup);
  const planned = plannedFunction(wish, observed, usedRole, isOwnRole && role.action === 'create');
  const alias = planVersion(desired, planned.config, observed.function, wish.doesPromote);
  const provisioned = planProvisioned(desired, given.has('provisionedConcurrency'), observed.function);
  const url = planUrl(desired, given, observed.function, place);
  return [role, logGroup, planned.step, ...alias, provisioned, url].filter((step) => step !== undefined);
}

// A role of one's own is a wish; without one the function keeps what it has.
function roleArn({ role }: DesiredFunction, observed: Observed, ownArn: string): string {
  return 'arn' in role ? role.arn : (observed.function?.config.Role ?? ownArn);
}

function assertPlannable(wish: Wish, observed: Observed, isOwnRole: boolean, name: string): void {
  const { desired, given } = wish;
  if (!isOwnRole && 'policies' in desired.role && given.has('policies'))
    throw usageError(
      `Expected policies for the role that deploy makes, found that ${desired.functionName} has ${observed.function?.config.Role}: leave out --policies, and attach them to that role`,
    );
  if (wish.doesAdopt) return;
  assertOurs({
    ...(isOwnRole ? { [`role ${name}`]: observed.role?.tags } : {}),
    [`log group ${desired.logGroupName}`]: observed.logGroup?.tags,
    [`function ${desired.functionName}`]: observed.function?.tags,
  });
}

function plannedFunction(
  { desired, given, code }: Wish,
  observed: Observed,
  role: string,
  isNewRole: boolean,
): PlannedFunction {
  if (!observed.function) return planCreation(desired, code, role);
  const wished = 'arn' in desired.role || isNewRole ? role : undefined;
  return planUpdate(desired, given, code, observed.function, { role: wished, isNewRole });
}
