// What a profiled handler can be told.
import { checkEmf, MetricError } from '@kinglet/runtime/telemetry';
import { optionError, ProfilerError } from '../errors.ts';
import { ownNames } from './figures.ts';

/** `emf`: lines of metrics; `xray`: segments; `log`: records of the log, text or JSON. */
export type ProfileOutput = 'emf' | 'log' | 'xray';

export interface ProfileHandlerOptions {
  /**
   * Where profiles go to; none: profiling is off, and the handler itself is given back.
   * @default what the variable KINGLET_PROFILER names, as `emf,xray,log`; `on` is `emf`; without it none
   */
  readonly outputs?: readonly ProfileOutput[];
  /** CloudWatch's namespace. @default 'Kinglet' */
  readonly namespace?: string;
  /** Dimensions of the metrics beside `FunctionName`. @default {} */
  readonly dimensions?: Readonly<Record<string, string>>;
  /** In Node: the handler runs in a span of this profiler, and the spans inside that become subsegments. @default none */
  readonly profiler?: RecordingProfiler;
}

/** What is used of a profiler that `createProfiler` made. */
export interface RecordingProfiler {
  context<Result>(name: string, work: () => Result): Result;
  records(): {
    readonly begun: number;
    readonly records: readonly {
      readonly id: number;
      readonly parent: number | undefined;
      readonly name: string;
      readonly begin: number;
      readonly end: number;
      readonly error?: string;
    }[];
  };
}

export interface ResolvedProfileOptions {
  readonly outputs: ReadonlySet<ProfileOutput>;
  readonly namespace: string;
  readonly dimensions: Readonly<Record<string, string>>;
  readonly profiler: RecordingProfiler | undefined;
}

const all: readonly ProfileOutput[] = ['emf', 'log', 'xray'];
const names = ['dimensions', 'namespace', 'outputs', 'profiler'];
const off = ['', '0', 'false', 'off'];
const on = ['1', 'on', 'true'];

/** Throws ProfilerError KINGLET_PROFILER_OPTION. */
export function resolveProfileOptions(
  options: ProfileHandlerOptions,
  environment: Readonly<Record<string, string | undefined>>,
): ResolvedProfileOptions {
  const unknown = Object.keys(options).find((name) => !names.includes(name));
  if (unknown !== undefined) throw optionError('profileHandler', `options ${names.join(', ')}`, unknown);
  const { namespace = 'Kinglet', dimensions = {}, profiler } = options;
  const outputs = options.outputs ?? outputsIn(environment.KINGLET_PROFILER ?? '');
  for (const output of outputs)
    if (!all.includes(output)) throw optionError('outputs', `some of ${all.join(', ')}`, output);
  const { AWS_LAMBDA_FUNCTION_NAME: functionName } = environment;
  const own = functionName ? { FunctionName: functionName } : {};
  const resolved = { outputs: new Set(outputs), namespace, dimensions: { ...own, ...dimensions }, profiler };
  checkMetrics(resolved);
  checkProfiler(profiler);
  return resolved;
}

function outputsIn(variable: string): readonly ProfileOutput[] {
  const text = variable.trim().toLowerCase();
  if (off.includes(text)) return [];
  if (on.includes(text)) return ['emf'];
  const outputs = text.split(',').map((name) => name.trim());
  const unknown = outputs.find((name) => !all.includes(name as ProfileOutput));
  if (unknown !== undefined) throw optionError('KINGLET_PROFILER', `on, off, or some of ${all.join(',')}`, unknown);
  return outputs as ProfileOutput[];
}

function checkMetrics({ namespace, dimensions }: ResolvedProfileOptions): void {
  try {
    checkEmf({ namespace, dimensions });
  } catch (cause) {
    if (!(cause instanceof MetricError)) throw cause;
    throw new ProfilerError('KINGLET_PROFILER_OPTION', cause.message, { cause });
  }
  const taken = Object.keys(dimensions).find((name) => ownNames.has(name));
  if (taken !== undefined) throw optionError('dimensions', 'names that the line of metrics does not have', taken);
}

function checkProfiler(profiler: Partial<RecordingProfiler> | undefined): void {
  if (profiler === undefined) return;
  if (typeof profiler?.context !== 'function' || typeof profiler.records !== 'function')
    throw optionError('profiler', 'one that createProfiler made', profiler);
}
