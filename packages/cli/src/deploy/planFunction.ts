// What happens to the function itself: its code, its configuration, its tags.
import type { FunctionConfiguration } from '@aws-sdk/client-lambda';
import { CliError } from '../cliError.ts';
import type { DesiredFunction } from '../desiredFunction.ts';
import type { Code } from './deployableCode.ts';
import { type ConfigUpdate, configDifference, creationChanges, updatedConfig, wantedConfig } from './functionConfig.ts';
import type { ObservedFunction } from './observeFunction.ts';
import { missingTags, tagChanges, withOwnTag } from './ownership.ts';
import { type Call, type Change, none, type Step, updateOrKeep } from './step.ts';

export interface PlannedFunction {
  readonly step: Step;
  /** What `$LATEST` will be. */
  readonly config: FunctionConfiguration;
}

const service = 'lambda';

/** A function that is not there yet, with `role`. */
export function planCreation(desired: DesiredFunction, code: Code, role: string): PlannedFunction {
  const everything = new Set(['memory', 'timeout', 'description', 'environment', 'layers']);
  const config = wantedConfig(desired, everything, role);
  const Tags = { ...withOwnTag(desired.tags) };
  const Architectures = [desired.architecture];
  const FunctionName = desired.functionName;
  const creation: Call = {
    service,
    name: 'CreateFunction',
    input: { ...config, FunctionName, Role: role, Code: { ZipFile: code.bytes }, Architectures, Tags } as never,
  };
  const changes = [
    { what: 'architecture', from: none, to: desired.architecture },
    { what: 'code', from: none, to: shownCode(code) },
    ...creationChanges(config),
    ...tagChanges(Tags),
  ];
  return {
    step: { resource: `function ${FunctionName}`, action: 'create', changes, calls: [creation] },
    config: updatedConfig({ CodeSha256: code.sha256, Architectures }, config),
  };
}

/**
 * A function that is there. `role`: undefined leaves the one it has; `isNewRole`: the function has to be told of it, since
 * Lambda remembers the role that was there before.
 *
 * @throws {CliError} `KINGLET_CLI_CONFLICT` when it is a container image
 */
export function planUpdate(
  desired: DesiredFunction,
  given: ReadonlySet<string>,
  code: Code,
  { config: found, tags }: ObservedFunction,
  { role, isNewRole }: { readonly role: string | undefined; readonly isNewRole: boolean },
): PlannedFunction {
  assertZip(found);
  const uploaded = codeUpdate(desired, code, found);
  const { update, changes } = configDifference(wantedConfig(desired, given, role), found);
  const renewed: ConfigUpdate = isNewRole && role !== undefined ? { ...update, Role: role } : update;
  const missing = missingTags(withOwnTag(desired.tags), tags);
  const calls = [...uploaded.calls, ...updateCalls(desired.functionName, renewed), ...tagCalls(found, missing)];
  const told = isNewRole && !update.Role ? [{ what: 'role', from: 'one that is gone', to: role ?? '' }] : [];
  return {
    step: updateOrKeep(
      `function ${desired.functionName}`,
      [...uploaded.changes, ...changes, ...told, ...tagChanges(missing, tags)],
      calls,
    ),
    config: updatedConfig({ ...found, CodeSha256: code.sha256, Architectures: [desired.architecture] }, renewed),
  };
}

function assertZip({ PackageType, FunctionName }: FunctionConfiguration): void {
  if (PackageType !== 'Image') return;
  throw new CliError(
    'KINGLET_CLI_CONFLICT',
    `Expected a function made of a zip, found a container image: ${FunctionName}; take another --name, or delete it first`,
  );
}

function codeUpdate(
  { functionName, architecture }: DesiredFunction,
  code: Code,
  found: FunctionConfiguration,
): { readonly changes: readonly Change[]; readonly calls: readonly Call[] } {
  const was = found.Architectures?.[0] ?? 'x86_64';
  const isOther = found.CodeSha256 !== code.sha256;
  if (!isOther && was === architecture) return { changes: [], calls: [] };
  const input = { FunctionName: functionName, ZipFile: code.bytes, Architectures: [architecture] };
  return {
    changes: [
      ...(was === architecture ? [] : [{ what: 'architecture', from: was, to: architecture }]),
      ...(isOther ? [{ what: 'code', from: `sha256 ${found.CodeSha256}`, to: shownCode(code) }] : []),
    ],
    calls: [{ service, name: 'UpdateFunctionCode', input }],
  };
}

function updateCalls(FunctionName: string, update: ConfigUpdate): Call[] {
  if (Object.keys(update).length === 0) return [];
  return [{ service, name: 'UpdateFunctionConfiguration', input: { FunctionName, ...update } }];
}

function tagCalls(
  { FunctionArn: Resource = '' }: FunctionConfiguration,
  tags: Readonly<Record<string, string>>,
): Call[] {
  if (Object.keys(tags).length === 0) return [];
  return [{ service, name: 'TagResource', input: { Resource, Tags: { ...tags } } }];
}

function shownCode({ bytes, sha256 }: Code): string {
  return `sha256 ${sha256} (${bytes.length} bytes)`;
}
