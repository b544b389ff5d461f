// What delete removes: what carries our tag, and nothing else.
import type { Place } from './connectAws.ts';
import type { ObservedLogGroup } from './observeLogGroup.ts';
import type { ObservedRole } from './observeRole.ts';
import { assertOurs, isOurs, type Tags } from './ownership.ts';
import { iamTags, regionsOf, regionsTagName } from './planRole.ts';
import { type Call, type Change, none, type Step } from './step.ts';

/** What hangs on a function and goes with it. */
export interface Owned {
  readonly function:
    | {
        readonly tags: Tags;
        readonly versions: readonly number[];
        readonly aliases: readonly string[];
        /** Function URLs. */
        readonly urls: readonly string[];
      }
    | undefined;
  readonly logGroup: ObservedLogGroup | undefined;
  readonly role: ObservedRole | undefined;
}

/**
 * The steps in their order: the function first, so that nobody writes to its log or takes its role any more.
 *
 * @throws {CliError} `KINGLET_CLI_CONFLICT` for a function that this tool did not make
 */
export function planDelete(
  {
    functionName,
    roleName,
    keepsLogs,
  }: { readonly functionName: string; readonly roleName: string; readonly keepsLogs: boolean },
  owned: Owned,
  place: Place,
): Step[] {
  assertOurs({ [`function ${functionName}`]: owned.function?.tags });
  return [
    functionStep(functionName, owned.function),
    logGroupStep(`/aws/lambda/${functionName}`, owned.logGroup, keepsLogs),
    roleStep(roleName, owned.role, place),
  ].filter((step) => step !== undefined);
}

function functionStep(FunctionName: string, found: Owned['function']): Step | undefined {
  if (!found) return undefined;
  const gone = (what: string, from: string) => (from === '' ? [] : [{ what, from, to: none }]);
  return {
    resource: `function ${FunctionName}`,
    action: 'delete',
    changes: [
      ...gone('versions', found.versions.join(', ')),
      ...gone('aliases, with their permissions', found.aliases.join(', ')),
      ...gone('URLs', found.urls.join(', ')),
    ],
    calls: [{ service: 'lambda', name: 'DeleteFunction', input: { FunctionName } }],
  };
}

function logGroupStep(logGroupName: string, found: ObservedLogGroup | undefined, isKept: boolean): Step | undefined {
  if (!found) return undefined;
  const resource = `log group ${logGroupName}`;
  if (isKept) return kept(resource, '--keep-logs');
  if (!isOurs(found.tags)) return kept(resource, 'not made by kinglet');
  const calls: Call[] = [{ service: 'logs', name: 'DeleteLogGroup', input: { logGroupName } }];
  return { resource, action: 'delete', changes: [{ what: 'the logs', from: 'kept', to: none }], calls };
}

function roleStep(RoleName: string, found: ObservedRole | undefined, { region }: Place): Step | undefined {
  if (!found) return undefined;
  const resource = `role ${RoleName}`;
  if (!isOurs(found.tags)) return kept(resource, 'not made by kinglet');
  const others = regionsOf(found.tags).filter((one) => one !== region);
  if (others.length > 0) return sharedRole(RoleName, others, found);
  const service = 'iam';
  const { policies, inlinePolicies } = found;
  return {
    resource,
    action: 'delete',
    changes: [...policies, ...inlinePolicies].map((policy) => ({ what: 'policy', from: policy, to: none })),
    calls: [
      ...policies.map((PolicyArn) => ({ service, name: 'DetachRolePolicy', input: { RoleName, PolicyArn } }) as const),
      ...inlinePolicies.map(
        (PolicyName) => ({ service, name: 'DeleteRolePolicy', input: { RoleName, PolicyName } }) as const,
      ),
      { service, name: 'DeleteRole', input: { RoleName } },
    ],
  };
}

// The function of the same name in another region still takes it.
function sharedRole(RoleName: string, others: readonly string[], found: ObservedRole): Step {
  const to = others.join(' ');
  const from = found.tags[regionsTagName] ?? none;
  const resource = `role ${RoleName} (used in ${others.join(', ')})`;
  if (from === to) return { resource, action: 'keep', changes: [], calls: [] };
  const changes: Change[] = [{ what: `tag ${regionsTagName}`, from, to }];
  const input = { RoleName, Tags: iamTags({ [regionsTagName]: to }) };
  return { resource, action: 'update', changes, calls: [{ service: 'iam', name: 'TagRole', input }] };
}

function kept(resource: string, why: string): Step {
  return { resource: `${resource} (${why})`, action: 'keep', changes: [], calls: [] };
}
