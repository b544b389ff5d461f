// The function URL, who may call it, and the environments that wait behind the alias.
import type { DesiredFunction, DesiredUrl } from '../desiredFunction.ts';
import type { Place } from './connectAws.ts';
import { type ObservedFunction, type ObservedUrl, permissionPrefix } from './observeFunction.ts';
import { type Call, type Change, none, type Step, updateOrKeep } from './step.ts';

const service = 'lambda';
type Auth = DesiredUrl['auth'];

/**
 * The URL of the alias. `given` says which of `url` and `invokeMode` are wishes; what is there is changed by wishes alone, and
 * a URL that somebody else made is never removed. Undefined: there is none, and none is wanted.
 */
export function planUrl(
  desired: DesiredFunction,
  given: ReadonlySet<string>,
  observed: ObservedFunction | undefined,
  place: Place,
): Step | undefined {
  const { url: found, permissions = [] } = observed ?? {};
  const resource = `function URL of ${desired.functionName}:${desired.alias}`;
  if (!desired.url) return planRemoval(desired, resource, found !== undefined, permissions);
  const auth = found && !given.has('url') ? (found.auth as Auth) : desired.url.auth;
  const isForeign = found !== undefined && permissions.length === 0 && !given.has('url');
  const mode = found && !given.has('invokeMode') ? found.invokeMode : desired.url.invokeMode;
  const allowed = isForeign ? noPart : permissionPart(desired, auth, permissions, place);
  const changes = [
    ...changed('callers', found && callers(found.auth), callers(auth)),
    ...changed('invoke mode', found?.invokeMode.toUpperCase(), mode.toUpperCase()),
    ...allowed.changes,
  ];
  const writing = writeUrl(desired, found, { auth, invokeMode: mode as DesiredUrl['invokeMode'] });
  // First who may, then how, then who may not any more: it can be called all the time.
  const calls = [...allowed.adding, ...writing, ...allowed.removing];
  return found ? updateOrKeep(resource, changes, calls) : { resource, action: 'create', changes, calls };
}

/** Undefined when nothing is wanted and nothing is there. */
export function planProvisioned(
  { functionName, alias, provisionedConcurrency: wanted }: DesiredFunction,
  isGiven: boolean,
  observed: ObservedFunction | undefined,
): Step | undefined {
  const found = observed?.provisioned;
  const resource = `provisioned concurrency of ${functionName}:${alias}`;
  if (!found && wanted === 0) return undefined;
  if (found && (!isGiven || (found.requested === wanted && found.status !== 'FAILED')))
    return { resource, action: 'keep', changes: [], calls: [] };
  const at = { FunctionName: functionName, Qualifier: alias };
  const changes = [{ what: 'environments', from: found ? String(found.requested) : none, to: String(wanted || none) }];
  if (wanted === 0)
    return {
      resource,
      action: 'delete',
      changes,
      calls: [{ service, name: 'DeleteProvisionedConcurrencyConfig', input: at }],
    };
  const input = { ...at, ProvisionedConcurrentExecutions: wanted };
  const calls: Call[] = [{ service, name: 'PutProvisionedConcurrencyConfig', input }];
  return { resource, action: found ? 'update' : 'create', changes, calls };
}

interface Part {
  readonly changes: readonly Change[];
  readonly adding: readonly Call[];
  readonly removing: readonly Call[];
}

const noPart: Part = { changes: [], adding: [], removing: [] };

function planRemoval(
  desired: DesiredFunction,
  resource: string,
  isThere: boolean,
  permissions: readonly string[],
): Step | undefined {
  if (permissions.length === 0)
    return isThere
      ? { resource: `${resource} (not made by kinglet)`, action: 'keep', changes: [], calls: [] }
      : undefined;
  // The permissions are what tells that the URL is ours: they go last.
  const removing: Call[] = isThere ? [{ service, name: 'DeleteFunctionUrlConfig', input: target(desired) }] : [];
  const changes = permissions.map((from) => ({ what: `permission ${from}`, from: 'granted', to: none }));
  return { resource, action: 'delete', changes, calls: [...removing, ...permissions.map((id) => revoke(desired, id))] };
}

function writeUrl(desired: DesiredFunction, found: ObservedUrl | undefined, { auth, invokeMode }: DesiredUrl): Call[] {
  if (found?.auth === auth && found.invokeMode.toUpperCase() === invokeMode.toUpperCase()) return [];
  const input = { ...target(desired), AuthType: auth, InvokeMode: invokeMode };
  return [{ service, name: found ? 'UpdateFunctionUrlConfig' : 'CreateFunctionUrlConfig', input }];
}

// AWS asks for both since October 2025. The ids say what is granted, so that a changed grant is another permission.
function permissionPart(desired: DesiredFunction, auth: Auth, found: readonly string[], place: Place): Part {
  const id = `${permissionPrefix}${auth === 'NONE' ? 'public' : 'iam'}`;
  const Principal = auth === 'NONE' ? '*' : `arn:${place.partition}:iam::${place.account}:root`;
  const common = { ...target(desired), Principal };
  const grants = [
    { ...common, StatementId: id, Action: 'lambda:InvokeFunctionUrl', FunctionUrlAuthType: auth },
    { ...common, StatementId: `${id}-invoke`, Action: 'lambda:InvokeFunction', InvokedViaFunctionUrl: true },
  ];
  const missing = grants.filter(({ StatementId }) => !found.includes(StatementId));
  const surplus = found.filter((sid) => !grants.some(({ StatementId }) => StatementId === sid));
  return {
    changes: [
      ...missing.map(({ StatementId, Action }) => ({
        what: `permission ${StatementId}`,
        from: none,
        to: `${Action} for ${Principal}`,
      })),
      ...surplus.map((sid) => ({ what: `permission ${sid}`, from: 'granted', to: none })),
    ],
    adding: missing.map((input) => ({ service, name: 'AddPermission', input })),
    removing: surplus.map((sid) => revoke(desired, sid)),
  };
}

function revoke(desired: DesiredFunction, StatementId: string): Call {
  return { service, name: 'RemovePermission', input: { ...target(desired), StatementId } };
}

function target({ functionName, alias }: DesiredFunction): {
  readonly FunctionName: string;
  readonly Qualifier: string;
} {
  return { FunctionName: functionName, Qualifier: alias };
}

function callers(auth: string): string {
  return auth === 'NONE' ? 'everybody' : 'those with permission (IAM)';
}

function changed(what: string, from: string | undefined, to: string): Change[] {
  return from === to ? [] : [{ what, from: from ?? none, to }];
}
