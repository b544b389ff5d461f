// The role of a function, as AWS holds it.
import { createHash } from 'node:crypto';
import { type Aws, readAws } from './connectAws.ts';
import type { Tags } from './ownership.ts';

export interface ObservedRole {
  readonly arn: string;
  readonly tags: Tags;
  /** Whether Lambda may take it. */
  readonly trustsLambda: boolean;
  /** The inline policy that deploy writes. */
  readonly logPolicy: unknown;
  readonly inlinePolicies: readonly string[];
  /** ARNs of managed policies. */
  readonly policies: readonly string[];
}

export const logPolicyName = 'kinglet-logs';

/** `kinglet-<function>`; a name that IAM finds too long is cut, and told apart by a hash. */
export function roleName(functionName: string): string {
  const name = `kinglet-${functionName}`;
  if (name.length <= 64) return name;
  return `${name.slice(0, 55)}-${createHash('sha256').update(name).digest('hex').slice(0, 8)}`;
}

/** @throws {CliError} when AWS does not answer what was asked */
export async function observeRole(aws: Aws, name: string): Promise<ObservedRole | undefined> {
  const what = `read the role ${name}`;
  const iam = await aws.clients.iam();
  const sdk = await import('@aws-sdk/client-iam');
  const named = { RoleName: name };
  const found = await readAws(aws, what, () => iam.send(new sdk.GetRoleCommand(named)));
  if (!found?.Role) return undefined;
  const [attached, inline, log] = await Promise.all([
    readAws(aws, what, () => iam.send(new sdk.ListAttachedRolePoliciesCommand(named))),
    readAws(aws, what, () => iam.send(new sdk.ListRolePoliciesCommand(named))),
    readAws(aws, what, () => iam.send(new sdk.GetRolePolicyCommand({ ...named, PolicyName: logPolicyName }))),
  ]);
  const { Arn = '', Tags: tags = [], AssumeRolePolicyDocument } = found.Role;
  return {
    arn: Arn,
    tags: Object.fromEntries(tags.map(({ Key, Value }) => [Key ?? '', Value ?? ''])),
    trustsLambda: trustsLambda(parsed(AssumeRolePolicyDocument)),
    logPolicy: parsed(log?.PolicyDocument),
    inlinePolicies: inline?.PolicyNames ?? [],
    policies: (attached?.AttachedPolicies ?? []).map(({ PolicyArn = '' }) => PolicyArn),
  };
}

interface Trust {
  readonly Effect?: string;
  readonly Principal?: { readonly Service?: string | readonly string[] };
}

// IAM's documents come percent-encoded.
function parsed(document: string | undefined): unknown {
  return document === undefined ? undefined : JSON.parse(decodeURIComponent(document));
}

function trustsLambda(document: unknown): boolean {
  const { Statement = [] } = (document ?? {}) as { Statement?: Trust | readonly Trust[] };
  return [Statement]
    .flat()
    .some(
      ({ Effect, Principal }) => Effect === 'Allow' && [Principal?.Service].flat().includes('lambda.amazonaws.com'),
    );
}
