// Which version callers get: publishing one, and moving the alias.
import type { FunctionConfiguration } from '@aws-sdk/client-lambda';
import type { DesiredFunction } from '../desiredFunction.ts';
import { isSameVersion } from './functionConfig.ts';
import type { ObservedAlias, ObservedFunction } from './observeFunction.ts';
import { type Call, none, publishedVersion, type Step } from './step.ts';

const service = 'lambda';

/**
 * The version and the alias, for a function that will be `config`. A version is published only when neither the one that the
 * alias points to nor the newest is the same. With `doesPromote` false the alias stays where it is, if it is there, and so it
 * does while the version is a canary: `promote` or `rollback` end that.
 */
export function planVersion(
  { functionName, alias }: DesiredFunction,
  config: FunctionConfiguration,
  observed: ObservedFunction | undefined,
  doesPromote: boolean,
): readonly [Step, Step] {
  const version = sameVersion(config, observed);
  const isCanary = version !== undefined && version in (observed?.alias?.weights ?? {});
  const moves = (doesPromote && !isCanary) || !observed?.alias;
  const target = moves ? (version ?? publishedVersion) : observed.alias.version;
  return [
    versionStep(functionName, version, config, observed?.versions.at(-1)),
    planAlias(functionName, alias, observed?.alias, target),
  ];
}

/** Moves the alias to `version` with all events, unless it is there already. */
export function planAlias(
  functionName: string,
  alias: string,
  observed: ObservedAlias | undefined,
  version: string,
  weights: Readonly<Record<string, number>> = observed?.version === version ? observed.weights : {},
): Step {
  const resource = `alias ${alias} of ${functionName}`;
  const to = shownTarget(version, weights);
  const from = observed ? shownTarget(observed.version, observed.weights) : none;
  if (from === to) return { resource, action: 'keep', changes: [], calls: [] };
  const RoutingConfig = { AdditionalVersionWeights: { ...weights } };
  const input = { FunctionName: functionName, Name: alias, FunctionVersion: version };
  const call: Call = observed
    ? { service, name: 'UpdateAlias', input: { ...input, RoutingConfig } }
    : { service, name: 'CreateAlias', input };
  return { resource, action: observed ? 'update' : 'create', changes: [{ what: 'version', from, to }], calls: [call] };
}

/** `3`, or `3 (90 %), 4 (10 %)`. */
function shownTarget(version: string, weights: Readonly<Record<string, number>>): string {
  const shown = version === publishedVersion ? 'the new one' : version;
  const others = Object.entries(weights);
  if (others.length === 0) return shown;
  const percent = (share: number) => `${Number((100 * share).toFixed(3))} %`;
  const rest = 1 - others.reduce((sum, [, share]) => sum + share, 0);
  return [`${shown} (${percent(rest)})`, ...others.map(([other, share]) => `${other} (${percent(share)})`)].join(', ');
}

function versionStep(
  FunctionName: string,
  same: string | undefined,
  { CodeSha256 }: FunctionConfiguration,
  newest: number | undefined,
): Step {
  if (same !== undefined)
    return { resource: `version ${same} of ${FunctionName}`, action: 'keep', changes: [], calls: [] };
  return {
    resource: `version of ${FunctionName}`,
    action: 'create',
    changes: [{ what: 'newest version', from: String(newest ?? none), to: 'a new one' }],
    calls: [{ service, name: 'PublishVersion', input: { FunctionName, CodeSha256 } }],
  };
}

function sameVersion(config: FunctionConfiguration, observed: ObservedFunction | undefined): string | undefined {
  if (isSameVersion(config, observed?.aliasConfig)) return observed?.aliasConfig?.Version;
  return isSameVersion(config, observed?.newestConfig) ? observed?.newestConfig?.Version : undefined;
}
