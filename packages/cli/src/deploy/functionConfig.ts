// A function's configuration: what is wanted, what is there, and how they differ, in Lambda's own words.
import type { FunctionConfiguration, UpdateFunctionConfigurationCommandInput } from '@aws-sdk/client-lambda';
import type { DesiredFunction } from '../desiredFunction.ts';
import { type Change, none } from './step.ts';

/** What UpdateFunctionConfiguration takes, as far as deploy sets it. */
export type ConfigUpdate = Readonly<Omit<UpdateFunctionConfigurationCommandInput, 'FunctionName'>>;

/** What the function is to become; a member that is not there stays as it is. */
export function wantedConfig(
  desired: DesiredFunction,
  given: ReadonlySet<string>,
  role: string | undefined,
): ConfigUpdate {
  return {
    Runtime: desired.runtime,
    Handler: desired.handler,
    ...(role === undefined ? {} : { Role: role }),
    ...(given.has('memory') ? { MemorySize: desired.memoryMb } : {}),
    ...(given.has('timeout') ? { Timeout: desired.timeoutSeconds } : {}),
    ...(given.has('description') ? { Description: desired.description } : {}),
    ...(given.has('environment') ? { Environment: { Variables: { ...desired.environment } } } : {}),
    ...(given.has('layers') ? { Layers: [...desired.layers] } : {}),
  };
}

/** What differs, as the smallest update, and as lines without secrets. */
export function configDifference(
  wanted: ConfigUpdate,
  found: FunctionConfiguration,
): { readonly update: ConfigUpdate; readonly changes: readonly Change[] } {
  const names = (Object.keys(wanted) as (keyof ConfigUpdate)[]).filter(
    (name) => canonical(wanted[name]) !== canonical(memberOf(found, name)),
  );
  const update = Object.fromEntries(names.map((name) => [name, wanted[name]])) as ConfigUpdate;
  return { update, changes: names.flatMap((name) => changesOf(name, wanted, found)) };
}

/** The function's configuration after `update`. */
export function updatedConfig(found: FunctionConfiguration, update: ConfigUpdate): FunctionConfiguration {
  const { Layers, Environment, ...plain } = update;
  return {
    ...found,
    ...(plain as FunctionConfiguration),
    ...(Layers ? { Layers: Layers.map((Arn) => ({ Arn })) } : {}),
    ...(Environment ? { Environment } : {}),
  } as FunctionConfiguration;
}

/** Whether two versions would do the same: all of code and configuration but the description and what AWS counts. */
export function isSameVersion(a: FunctionConfiguration | undefined, b: FunctionConfiguration | undefined): boolean {
  return a !== undefined && b !== undefined && canonical(essence(a)) === canonical(essence(b));
}

/** Changes of a function that is not there yet. */
export function creationChanges(config: ConfigUpdate): Change[] {
  return (Object.keys(config) as (keyof ConfigUpdate)[]).flatMap((name) => changesOf(name, config, {}));
}

const titles: Readonly<Record<string, string>> = {
  Runtime: 'runtime',
  Handler: 'handler',
  Role: 'role',
  MemorySize: 'memory',
  Timeout: 'timeout',
  Description: 'description',
  Layers: 'layers',
};
const units: Readonly<Record<string, string>> = { MemorySize: ' MB', Timeout: ' s' };

function changesOf(name: keyof ConfigUpdate, wanted: ConfigUpdate, found: FunctionConfiguration): Change[] {
  if (name === 'Environment')
    return environmentChanges(wanted.Environment?.Variables ?? {}, found.Environment?.Variables ?? {});
  const shown = (value: unknown) => {
    const text = Array.isArray(value) ? value.join(', ') : String(value ?? '');
    return text === '' ? none : `${text}${units[name] ?? ''}`;
  };
  const change = { what: titles[name] ?? name, from: shown(memberOf(found, name)), to: shown(wanted[name]) };
  return change.from === change.to ? [] : [change];
}

// That a value changes is told, the value is not.
function environmentChanges(
  wanted: Readonly<Record<string, string>>,
  found: Readonly<Record<string, string>>,
): Change[] {
  const names = [...new Set([...Object.keys(found), ...Object.keys(wanted)])].sort();
  return names
    .filter((name) => wanted[name] !== found[name])
    .map((name) => ({
      what: `environment ${name}`,
      from: name in found ? '(a value)' : none,
      to: !(name in wanted) ? none : name in found ? '(another value)' : '(a value)',
    }));
}

function memberOf(found: FunctionConfiguration, name: keyof ConfigUpdate): unknown {
  if (name === 'Layers') return (found.Layers ?? []).map(({ Arn }) => Arn);
  if (name === 'Environment') return { Variables: found.Environment?.Variables ?? {} };
  if (name === 'Description') return found.Description ?? '';
  return (found as Readonly<Record<string, unknown>>)[name];
}

function essence(config: FunctionConfiguration): unknown {
  return {
    code: [config.CodeSha256, config.Architectures, config.Runtime, config.Handler],
    limits: [config.MemorySize, config.Timeout, config.EphemeralStorage?.Size],
    environment: [config.Environment?.Variables ?? {}, config.KMSKeyArn],
    layers: memberOf(config, 'Layers'),
    role: config.Role,
    network: [
      config.VpcConfig?.SubnetIds ?? [],
      config.VpcConfig?.SecurityGroupIds ?? [],
      config.FileSystemConfigs ?? [],
    ],
    failure: config.DeadLetterConfig?.TargetArn,
    tracing: config.TracingConfig?.Mode,
    logging: [config.LoggingConfig?.LogFormat, config.LoggingConfig?.LogGroup],
    snapStart: config.SnapStart?.ApplyOn,
  };
}

// Objects with the same members are the same, in whatever order.
function canonical(value: unknown): string {
  return (
    JSON.stringify(value, (_, one: unknown) =>
      typeof one === 'object' && one !== null && !Array.isArray(one)
        ? Object.fromEntries(Object.entries(one).toSorted(([a], [b]) => (a < b ? -1 : 1)))
        : one,
    ) ?? 'undefined'
  );
}
