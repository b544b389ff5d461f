// A model that runs a segment at a time, all samples through one before the next.
import { createHash } from 'node:crypto';
import { type ModelProto, tensorsOf, type ValueType } from '@kinglet/onnx';
import type { ResolvedOptions } from '../options.ts';
import type { IntegerScheme, ValueRange } from '../recipe.ts';
import { LoadedTensors, type TensorSource } from '../stream/loadedTensors.ts';
import type { Statistics } from './calibrate.ts';
import type { CalibrationData } from './calibrationData.ts';
import { partsFor } from './calibrators/index.ts';
import { inputsOf, isBatched } from './evaluatedRunner.ts';
import { type FloatRunner, floatRunner, type Made, type RunnerOptions } from './floatRunner.ts';
import { itemsTogether } from './itemsTogether.ts';
import { checkFinite, floatsOf, type Observer } from './observe.ts';
import { rangesByScheme } from './rangesByScheme.ts';
import { sampleRuns } from './sampleRuns.ts';
import type { Segment } from './segmentModel.ts';
import type { SegmentPass } from './segmentPass.ts';
import type { ValueSpool } from './valueSpool.ts';
import { type StatisticsPart, ValueStatistics } from './valueStatistics.ts';

export interface CalibrationParts {
  readonly segments: readonly Segment[];
  readonly types: ReadonlyMap<string, ValueType>;
  /** Whose ranges are asked for. */
  readonly names: ReadonlySet<string>;
  /** For which integers. */
  readonly schemes: readonly IntegerScheme[];
  readonly spool: ValueSpool;
  readonly source: TensorSource;
  readonly options: ResolvedOptions;
  /** What else looks at a segment's samples. */
  readonly passesOf: (segment: Segment) => readonly SegmentPass[];
}

/** `readSamples`, `restore` if there is something to take up, then `runNext` until it says that there is none. */
export class SegmentCalibration {
  /** Segments that were run. */
  done = 0;
  /** Why the reference evaluator ran one of them, if it did. */
  evaluated: string | undefined;
  /** Of the values in them, by the scheme's key. */
  readonly ranges: Map<string, Map<string, ValueRange>> = new Map();
  readonly #parts: CalibrationParts;
  /** The items of each run, and whether they lie behind each other in values. */
  readonly #items: number[] = [];
  /** The index of the first sample of each run. */
  readonly #first: number[] = [];
  #isBatched = false;
  /** What is kept of values. */
  readonly #kept: readonly StatisticsPart[];

  constructor(parts: CalibrationParts) {
    this.#parts = parts;
    this.#kept = partsFor(parts.options.calibrator);
  }

  /** What segments that were not run read: of the samples, and of segments that were. */
  get needed(): ReadonlySet<string> {
    return this.#readFrom(this.done);
  }

  /** What they read of segments that were run. */
  get waiting(): readonly string[] {
    const made = new Set(this.#parts.segments.slice(0, this.done).flatMap((segment) => [...segment.made]));
    return [...this.needed].filter((name) => made.has(name));
  }

  /** Puts the samples on disk; a checksum of them and of the segments. */
  async readSamples(model: ModelProto, data: CalibrationData): Promise<string> {
    const { options, names, spool } = this.#parts;
    const inputs = inputsOf(model, options.runner);
    this.#isBatched = isBatched(inputs);
    const limits = { samples: options.calibrationSamples, items: this.#itemsTogether() };
    const statistics = new Map<string, ValueStatistics>();
    const hash = createHash('sha256').update(JSON.stringify(this.#parts.segments.map(({ made }) => [...made])));
    for await (const run of sampleRuns(data, inputs, limits)) {
      this.#items.push(run.items);
      this.#first.push(run.index);
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

  /** Takes up what an earlier run had found. */
  restore(done: number, ranges: Iterable<readonly [string, Iterable<readonly [string, ValueRange]>]>): void {
    this.done = done;
    for (const [key, own] of ranges) this.ranges.set(key, new Map([...(this.ranges.get(key) ?? []), ...own]));
  }

  /** Whether there was a segment to run. */
  async runNext(): Promise<boolean> {
    const segment = this.#parts.segments[this.done];
    if (!segment) return false;
    await this.#runSegment(segment);
    await this.#parts.spool.close();
    this.done++;
    return true;
  }

  async #runSegment(segment: Segment): Promise<void> {
    const { names, source, options, passesOf } = this.#parts;
    const later = this.#readFrom(this.done + 1);
    const wanted = [...segment.made].filter((name) => names.has(name) || later.has(name));
    const passes = passesOf(segment);
    const shown = passes.flatMap(({ layers }) => layers.map(({ input }) => input!));
    if (wanted.length + shown.length === 0) return;
    using loaded = await LoadedTensors.load(tensorsOf(segment.model), source);
    const runner = floatRunner(segment.model, [...wanted, ...shown], optionsOf(segment, options.runner));
    this.evaluated ??= runner.evaluated;
    // A plan has the weights itself; the evaluator reads them in each run.
    if (runner.evaluated === undefined) loaded[Symbol.dispose]();
    await this.#runSamples(runner, segment, { wanted, later });
    await this.#parts.spool.close();
    for (const pass of passes) {
      const { inputs, show, end } = pass.begin();
      await this.#runEach(runner, segment, (run) => {
        for (const name of inputs) this.#show(show, name, runner.value(name), run);
      });
      await end();
    }
  }

  async #runSamples(
    runner: FloatRunner,
    segment: Segment,
    { wanted, later }: { readonly wanted: readonly string[]; readonly later: ReadonlySet<string> },
  ): Promise<void> {
    const { names, spool } = this.#parts;
    const statistics = new Map<string, ValueStatistics>();
    await this.#runEach(runner, segment, async (run) => {
      for (const name of wanted) {
        const made = runner.value(name);
        if (names.has(name)) this.#observe(statistics, name, made, run);
        if (later.has(name)) await spool.add(name, made);
      }
    });
    this.#take(statistics);
  }

  /** Runs all samples; `use` may read what each run made. */
  async #runEach(runner: FloatRunner, { inputs }: Segment, use: (run: number) => Promise<void> | void): Promise<void> {
    const { segments, spool, options } = this.#parts;
    const given = inputs.filter((name) => !options.runner.inputValues?.[name]);
    const runs = this.#items.length;
    let run = 0;
    for await (const values of spool.read(given, runs)) {
      options.progress({ phase: 'calibrate', done: this.done * runs + run, total: segments.length * runs });
      runWith(runner, values, this.#items[run]!);
      await use(run++);
    }
  }

  /** What segments read, from one on. */
  #readFrom(index: number): ReadonlySet<string> {
    return new Set(this.#parts.segments.slice(index).flatMap(({ inputs }) => inputs));
  }

  #observe(statistics: Map<string, ValueStatistics>, name: string, made: Made, run: number): void {
    const observer: Observer = (_, activation) => {
      const own = statistics.get(name) ?? new ValueStatistics(undefined, this.#kept);
      statistics.set(name, own);
      own.add(activation);
    };
    this.#show(observer, name, made, run);
  }

  /** Shows what is of floats. */
  #show(observer: Observer, name: string, made: Made, run: number): void {
    const values = floatsOf(made);
    if (!values) return;
    const extremes = checkFinite(name, values, this.#first[run]!);
    const items = this.#isBatched ? this.#items[run]! : 1;
    observer(name, { shape: made.shape, values, items: values.length % items === 0 ? items : 1, extremes });
  }

  #take(statistics: Statistics): void {
    const { schemes, options } = this.#parts;
    for (const [key, ranges] of rangesByScheme(statistics, options.calibrator, schemes))
      this.ranges.set(key, new Map([...(this.ranges.get(key) ?? []), ...ranges]));
  }

  /** As many as keep what a segment makes small. */
  #itemsTogether(): number {
    const { segments, types, names } = this.#parts;
    const later = this.#readFrom(0);
    const sizes = segments.map(({ made }) =>
      [...made]
        .filter((name) => names.has(name) || later.has(name))
        .reduce((sum, name) => sum + sizeOf(types.get(name)), 0),
    );
    return itemsTogether(Math.max(1, ...sizes), 1);
  }
}

/** Of one item. */
function sizeOf(type: ValueType | undefined): number {
  const shape = type?.kind === 'tensor' ? (type.shape ?? []) : [];
  return shape.reduce<number>((size, length) => size * (typeof length === 'number' ? length : 1), 1);
}

/** What is said of inputs that the segment has. */
export function optionsOf({ inputs }: Segment, { inputShapes = {}, inputValues = {} }: RunnerOptions): RunnerOptions {
  const own = <Value>(given: Readonly<Record<string, Value>>): Readonly<Record<string, Value>> =>
    Object.fromEntries(Object.entries(given).filter(([name]) => inputs.includes(name)));
  return { inputShapes: own(inputShapes), inputValues: own(inputValues) };
}

/** Inputs that a plan found to need nothing of are left out. */
function runWith(runner: FloatRunner, values: ReadonlyMap<string, Made['values']>, items: number): void {
  const isBatch = runner.inputs.some(({ perItem }) => perItem > 0);
  runner.run(isBatch ? items : 1, new Map(runner.inputs.map(({ name }) => [name, values.get(name)!])));
}
