// The ranges of values in a model whose weights are not all in memory: it runs a segment at a time.
import { createHash } from 'node:crypto';
import { inferShapes, tensorsOf, type ValueType } from '@kinglet/onnx';
import type { ResolvedOptions } from '../options.ts';
import type { PreparedModel } from '../prepare/prepareModel.ts';
import type { IntegerScheme, LayerChoice, ValueRange, ValueRanges } from '../recipe.ts';
import type { Checkpoints } from '../stream/checkpoints.ts';
import { LoadedTensors, type TensorSource } from '../stream/loadedTensors.ts';
import { valuesToCalibrate } from '../write/writeQuantized.ts';
import { rangesFrom, type Statistics } from './calibrate.ts';
import { inputsOf, isBatched } from './evaluatedRunner.ts';
import { type FloatRunner, floatRunner, type Made, type RunnerOptions } from './floatRunner.ts';
import { checkFinite, floatsOf } from './observe.ts';
import { sampleRuns } from './sampleRuns.ts';
import { type Segment, segmentModel } from './segmentModel.ts';
import { ValueSpool } from './valueSpool.ts';
import { ValueStatistics } from './valueStatistics.ts';

/** Elements of the values of one segment in one run, and items. */
const mostElements = 2 ** 20;
const mostItems = 64;

/** Where weights are, and where values and results wait. */
export interface SegmentPlaces {
  readonly source: TensorSource;
  readonly checkpoints: Checkpoints;
  /** The weights of a segment. */
  readonly segmentBytes: number;
}

/**
 * Runs the samples if a layer asks for ranges; none without one. What segments hand on waits on disk. Ranges that an
 * earlier run found of the same samples are taken up. Rejects as `calibrate` does.
 */
export async function calibrateSegments(
  prepared: PreparedModel,
  choices: ReadonlyMap<string, LayerChoice>,
  options: ResolvedOptions,
  { source, checkpoints, segmentBytes }: SegmentPlaces,
): Promise<ValueRanges> {
  const { model, layers } = prepared;
  const fixed = layers.filter(({ name }) => choices.get(name)?.kind === 'static');
  if (fixed.length === 0 || options.calibrationData === undefined) return new Map();
  const { types } = inferShapes(model, options.runner);
  const segments = segmentModel(model, types, segmentBytes);
  const names = new Set(valuesToCalibrate(model, fixed));
  await using spool = new ValueSpool(checkpoints.folder, source.files);
  const calibration = new Calibration({ segments, types, names, spool, source, options });
  const name = `ranges-${await calibration.readSamples(prepared, options.calibrationData)}`;
  const known = await checkpoints.read(name);
  if (known) return new Map(JSON.parse(Buffer.from(known).toString()) as [string, ValueRange][]);
  const ranges = await calibration.run();
  await checkpoints.write(name, Buffer.from(JSON.stringify([...ranges])));
  return ranges;
}

interface CalibrationParts {
  readonly segments: readonly Segment[];
  readonly types: ReadonlyMap<string, ValueType>;
  /** Whose ranges are asked for. */
  readonly names: ReadonlySet<string>;
  readonly spool: ValueSpool;
  readonly source: TensorSource;
  readonly options: ResolvedOptions;
}

/** `readSamples`, then `run`. */
class Calibration {
  readonly #parts: CalibrationParts;
  readonly #scheme: IntegerScheme;
  readonly #ranges = new Map<string, ValueRange>();
  /** The items of each run, and whether they lie behind each other in values. */
  readonly #items: number[] = [];
  #isBatched = false;

  constructor(parts: CalibrationParts) {
    const { activationType: type, isActivationSymmetric: isSymmetric } = parts.options;
    [this.#parts, this.#scheme] = [parts, { type, isSymmetric }];
  }

  /** Puts the samples on disk; their checksum. */
  async readSamples({ model }: PreparedModel, data: NonNullable<ResolvedOptions['calibrationData']>): Promise<string> {
    const { options, names, spool } = this.#parts;
    const inputs = inputsOf(model, options.runner);
    this.#isBatched = isBatched(inputs);
    const limits = { samples: options.calibrationSamples, items: this.#itemsTogether() };
    const statistics = new Map<string, ValueStatistics>();
    const hash = createHash('sha256');
    for await (const run of sampleRuns(data, inputs, limits)) {
      this.#items.push(run.items);
      for (const { name, type, shape } of inputs) {
        const values = run.inputs.get(name)!;
        hash
          .update(`${name} ${type} ${values.length} `)
          .update(new Uint8Array(values.buffer, values.byteOffset, values.byteLength));
        await spool.add(name, { type, values });
        const lengths = shape.map((length) => (typeof length === 'number' ? length : run.items));
        if (names.has(name)) this.#observe(statistics, name, { type, shape: lengths, values }, this.#items.length - 1);
      }
    }
    await spool.close();
    this.#take(statistics);
    return hash.digest('hex');
  }

  async run(): Promise<ValueRanges> {
    const { segments, spool } = this.#parts;
    for (const [i, segment] of segments.entries()) {
      await this.#runSegment(segment, i);
      await spool.close();
      const later = new Set(segments.slice(i + 1).flatMap(({ inputs }) => inputs));
      for (const name of segment.inputs) if (!later.has(name)) await spool.remove(name);
    }
    return this.#ranges;
  }

  async #runSegment(segment: Segment, index: number): Promise<void> {
    const { segments, names, spool, source, options } = this.#parts;
    const later = new Set(segments.slice(index + 1).flatMap(({ inputs }) => inputs));
    const wanted = [...segment.made].filter((name) => names.has(name) || later.has(name));
    if (wanted.length === 0) return;
    using loaded = await LoadedTensors.load(tensorsOf(segment.model), source);
    const runner = floatRunner(segment.model, wanted, optionsOf(segment, options.runner));
    // A plan has the weights itself; the evaluator reads them in each run.
    if (runner.evaluated === undefined) loaded[Symbol.dispose]();
    const given = segment.inputs.filter((name) => !options.runner.inputValues?.[name]);
    const statistics = new Map<string, ValueStatistics>();
    const runs = this.#items.length;
    let run = 0;
    for await (const inputs of spool.read(given, runs)) {
      options.progress({ phase: 'calibrate', done: index * runs + run, total: segments.length * runs });
      runWith(runner, inputs, this.#items[run]!);
      for (const name of wanted) {
        const made = runner.value(name);
        if (names.has(name)) this.#observe(statistics, name, made, run);
        if (later.has(name)) await spool.add(name, made);
      }
      run++;
    }
    this.#take(statistics);
  }

  #observe(statistics: Map<string, ValueStatistics>, name: string, made: Made, run: number): void {
    const values = floatsOf(made);
    if (!values) return;
    checkFinite(name, values, run);
    const own = statistics.get(name) ?? new ValueStatistics();
    statistics.set(name, own);
    const items = this.#isBatched ? this.#items[run]! : 1;
    own.add({ shape: made.shape, values, items: values.length % items === 0 ? items : 1 });
  }

  #take(statistics: Statistics): void {
    const ranges = rangesFrom(statistics, this.#parts.options.calibrator, this.#scheme);
    for (const [name, range] of ranges) this.#ranges.set(name, range);
  }

  /** As many as keep what a segment makes small. */
  #itemsTogether(): number {
    const { segments, types, names } = this.#parts;
    const later = new Set(segments.flatMap(({ inputs }) => inputs));
    const sizes = segments.map(({ made }) =>
      [...made]
        .filter((name) => names.has(name) || later.has(name))
        .reduce((sum, name) => sum + sizeOf(types.get(name)), 0),
    );
    return Math.max(1, Math.min(mostItems, Math.floor(mostElements / Math.max(1, ...sizes))));
  }
}

/** Of one item. */
function sizeOf(type: ValueType | undefined): number {
  const shape = type?.kind === 'tensor' ? (type.shape ?? []) : [];
  return shape.reduce<number>((size, length) => size * (typeof length === 'number' ? length : 1), 1);
}

/** What is said of inputs that the segment has. */
function optionsOf({ inputs }: Segment, { inputShapes = {}, inputValues = {} }: RunnerOptions): RunnerOptions {
  const own = <Value>(given: Readonly<Record<string, Value>>): Readonly<Record<string, Value>> =>
    Object.fromEntries(Object.entries(given).filter(([name]) => inputs.includes(name)));
  return { inputShapes: own(inputShapes), inputValues: own(inputValues) };
}

/** Inputs that a plan found to need nothing of are left out. */
function runWith(runner: FloatRunner, values: ReadonlyMap<string, Made['values']>, items: number): void {
  const isBatch = runner.inputs.some(({ perItem }) => perItem > 0);
  runner.run(isBatch ? items : 1, new Map(runner.inputs.map(({ name }) => [name, values.get(name)!])));
}
