// What happens to the role.
import type { DesiredFunction } from '../desiredFunction.ts';
import { logActions } from '../desiredFunction.ts';
import type { Place } from './connectAws.ts';
import { logPolicyName, type ObservedRole } from './observeRole.ts';
import { missingTags, type Tags, tagChanges, withOwnTag } from './ownership.ts';
import { type Call, type Change, none, type Step, updateOrKeep } from './step.ts';

/** Which regions use the role, separated by spaces: IAM knows no regions, and delete removes the role with the last of them. */
export const regionsTagName = 'kinglet:regions';

/** The regions that the role's tags name. */
export function regionsOf(tags: Tags): string[] {
  return (tags[regionsTagName] ?? '').split(' ').filter(Boolean);
}

/** The role that deploy makes; `policies` undefined leaves what is attached as it is. */
export function planRole(
  name: string,
  desired: DesiredFunction,
  policies: readonly string[] | undefined,
  observed: ObservedRole | undefined,
  place: Place,
): Step {
  const resource = `role ${name}`;
  const regions = [...new Set([...regionsOf(observed?.tags ?? {}), place.region])].join(' ');
  const tags = { ...withOwnTag(desired.tags), [regionsTagName]: regions };
  const base = observed ? updateOf(name, tags, observed) : creationOf(name, tags);
  const log = logPolicyOf(name, desired, observed, place);
  const attached = attachments(name, policies, observed?.policies ?? []);
  const changes = [...base.changes, ...log.changes, ...attached.changes];
  const calls = [...base.calls, ...log.calls, ...attached.calls];
  return observed ? updateOrKeep(resource, changes, calls) : { resource, action: 'create', changes, calls };
}

interface Part {
  readonly changes: readonly Change[];
  readonly calls: readonly Call[];
}

const service = 'iam';
const nothing: Part = { changes: [], calls: [] };
const trust = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' }],
});
const trusted: Change = { what: 'trusts', from: none, to: 'lambda.amazonaws.com' };

function creationOf(RoleName: string, tags: Tags): Part {
  const input = { RoleName, AssumeRolePolicyDocument: trust, Description: 'made by kinglet', Tags: iamTags(tags) };
  return { changes: [trusted, ...tagChanges(tags)], calls: [{ service, name: 'CreateRole', input }] };
}

function updateOf(RoleName: string, wanted: Tags, observed: ObservedRole): Part {
  const tags = missingTags(wanted, observed.tags);
  const isTagged = Object.keys(tags).length === 0;
  return {
    changes: [
      ...(observed.trustsLambda ? [] : [{ ...trusted, from: 'another document' }]),
      ...tagChanges(tags, observed.tags),
    ],
    calls: [
      ...(isTagged ? [] : [{ service, name: 'TagRole', input: { RoleName, Tags: iamTags(tags) } } as const]),
      ...(observed.trustsLambda
        ? []
        : [{ service, name: 'UpdateAssumeRolePolicy', input: { RoleName, PolicyDocument: trust } } as const]),
    ],
  };
}

// The region is left open: one role serves the function in all of them.
function logPolicyOf(
  RoleName: string,
  desired: DesiredFunction,
  observed: ObservedRole | undefined,
  place: Place,
): Part {
  const resource = `arn:${place.partition}:logs:*:${place.account}:log-group:${desired.logGroupName}:*`;
  const document = JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: logActions, Resource: resource }],
  });
  if (observed?.logPolicy !== undefined && JSON.stringify(observed.logPolicy) === document) return nothing;
  const from = observed?.logPolicy === undefined ? none : 'another document';
  const input = { RoleName, PolicyName: logPolicyName, PolicyDocument: document };
  return {
    changes: [{ what: `policy ${logPolicyName}`, from, to: `${logActions.join(', ')} on ${resource}` }],
    calls: [{ service, name: 'PutRolePolicy', input }],
  };
}

function attachments(RoleName: string, wanted: readonly string[] | undefined, found: readonly string[]): Part {
  if (!wanted) return nothing;
  const missing = wanted.filter((arn) => !found.includes(arn));
  const surplus = found.filter((arn) => !wanted.includes(arn));
  return {
    changes: [
      ...missing.map((arn) => ({ what: `policy ${arn}`, from: none, to: 'attached' })),
      ...surplus.map((arn) => ({ what: `policy ${arn}`, from: 'attached', to: none })),
    ],
    calls: [
      ...missing.map((PolicyArn) => ({ service, name: 'AttachRolePolicy', input: { RoleName, PolicyArn } }) as const),
      ...surplus.map((PolicyArn) => ({ service, name: 'DetachRolePolicy', input: { RoleName, PolicyArn } }) as const),
    ],
  };
}

/** Tags as IAM takes them. */
export function iamTags(tags: Tags): { Key: string; Value: string }[] {
  return Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
}
