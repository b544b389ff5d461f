// What a definition may say, completed and checked.
import type { Model } from '@kinglet/inference';
import { describe, isRecord, listed } from './describe.ts';
import type { EmfOptions } from './emf.ts';
import { optionError } from './errors.ts';
import type { NonFinite } from './nonFinite.ts';
import type { Output } from './outputs.ts';
import type { Fields } from './schema.ts';

/** What content of an event may be. */
export type InputFormat = 'json' | 'npy' | 'raw';

/** What events bring. */
export interface InputOptions {
  /** The fields of an item of JSON. @default for each input of the model an array of its shape */
  readonly fields?: Fields;
  /** What happens to fields that are not among them. @default refuse */
  readonly unknown?: 'ignore' | 'refuse';
  /**
   * `json`; `npy`, a file of NumPy's; `raw`, elements one after the other, little-endian. HTTP events choose by their
   * content type, bytes by how they begin. npy and raw are for models with one input. @default ['json']
   */
  readonly formats?: readonly InputFormat[];
}

/** How many items an event may have. */
export interface BatchOptions {
  /** More are refused with 413. @default 256 */
  readonly maxItems?: number;
  /** Items of one run: memory is made for the largest that was seen. @default as many as there may be */
  readonly perRun?: number;
}

/** How events are counted. */
export interface MetricsOptions {
  /** Log lines in CloudWatch's embedded metric format; `true` for all defaults. @default false */
  readonly emf?: EmfOptions | boolean;
  /** The path of HTTP events that a GET is answered with Prometheus' text on. @default none */
  readonly path?: string;
}

/** When events are timed. */
export type Timing = 'off' | 'sampled' | 'on';

/** Defines a handler. */
export interface ServingOptions {
  /** A plan: its name among the function's files, a path or URL of a file (node), its bytes, or a loaded model. */
  readonly model: string | URL | Uint8Array<ArrayBuffer> | Model;
  readonly input?: InputOptions;
  /** @default `{ kind: 'tensors' }` */
  readonly output?: Output;
  readonly batch?: BatchOptions;
  /**
   * Whether the model is run while the module loads, before the first event is asked for: on zeros, or on an item of yours.
   * @default true
   */
  readonly warmUp?: boolean | { readonly item: unknown };
  /** @default {} */
  readonly metrics?: MetricsOptions;
  /** `on`: every event; `sampled`: the first and each 64th after it; `off`: no clock is read for events. @default sampled */
  readonly timing?: Timing;
  /** What NaN and infinity are in answers of JSON. @default null */
  readonly nonFinite?: NonFinite;
}

/** A definition with its defaults. */
export interface ResolvedServing {
  readonly model: ServingOptions['model'];
  readonly input: InputOptions & { readonly formats: readonly InputFormat[] };
  readonly output: Output;
  readonly batch: Required<BatchOptions>;
  readonly warmUp: boolean | { readonly item: unknown };
  readonly emf: EmfOptions | undefined;
  readonly metricsPath: string | undefined;
  readonly timing: Timing;
  readonly nonFinite: NonFinite;
}

/** Throws ServingError KINGLET_SERVING_OPTION. */
export function resolveServing(options: ServingOptions): ResolvedServing {
  if (!isRecord(options)) throw optionError(`expected an object of options, found ${describe(options)}`);
  const { model, input = {}, output = { kind: 'tensors' }, batch = {}, warmUp = true, metrics = {} } = options;
  const { timing = 'sampled', nonFinite = 'null' } = options;
  checkNames('', options, ['model', 'input', 'output', 'batch', 'warmUp', 'metrics', 'timing', 'nonFinite']);
  checkNames('input.', input, ['fields', 'unknown', 'formats']);
  checkNames('batch.', batch, ['maxItems', 'perRun']);
  checkNames('metrics.', metrics, ['emf', 'path']);
  const { formats = ['json'], unknown = 'refuse' } = input;
  oneOf('timing', timing, ['off', 'sampled', 'on']);
  oneOf('nonFinite', nonFinite, ['null', 'string', 'error']);
  oneOf('input.unknown', unknown, ['ignore', 'refuse']);
  if (!Array.isArray(formats) || formats.length === 0) throw optionError('expected `input.formats` to name a format');
  for (const format of formats) oneOf('input.formats', format, ['json', 'npy', 'raw']);
  const { maxItems = 256, perRun = maxItems } = batch;
  return {
    model,
    input: { ...input, formats },
    output,
    batch: { maxItems: wholeNumber('batch.maxItems', maxItems), perRun: wholeNumber('batch.perRun', perRun) },
    warmUp,
    emf: resolveEmf(metrics.emf ?? false),
    metricsPath: metrics.path,
    timing,
    nonFinite,
  };
}

function resolveEmf(emf: EmfOptions | boolean): EmfOptions | undefined {
  if (typeof emf === 'boolean') return emf ? {} : undefined;
  checkNames('metrics.emf.', emf, ['namespace', 'dimensions', 'every']);
  wholeNumber('metrics.emf.every', emf.every ?? 1);
  return emf;
}

function checkNames(where: string, options: object, names: readonly string[]): void {
  const unknown = Object.keys(options).find((name) => !names.includes(name));
  if (unknown !== undefined) throw optionError(`expected options ${listed(names)}, found \`${where}${unknown}\``);
}

function oneOf(name: string, value: string, values: readonly string[]): void {
  if (!values.includes(value))
    throw optionError(`expected \`${name}\` to be one of ${listed(values)}, found ${describe(value)}`);
}

function wholeNumber(name: string, value: number): number {
  if (Number.isInteger(value) && value >= 1) return value;
  throw optionError(`expected \`${name}\` to be a whole number from 1 on, found ${describe(value)}`);
}
