// Two ways of computing the same: which is faster, by how much and how surely, and how far their outputs are apart.
import { optionError, ProfilerError } from '../errors.ts';
import { type AgreementSummary, agreementOf, summarize } from './agreement.ts';
import { type Bounds, checkBounds, defaultBounds, failuresOf } from './bounds.ts';
import { checkShapes, type OutputVectors, outputVectors } from './outputVectors.ts';
import { randomFrom } from './statistics.ts';
import { type PairTiming, type Pass, type TimingOptions, timePair } from './timePair.ts';

/** Gives numbers, typed arrays, arrays or objects of them, or a promise of that. */
export type Implementation<Input> = (input: Input) => unknown;

export interface ComparisonOptions extends Partial<TimingOptions> {
  /** What is not named is not asked for. @default { relativeMse: 1e-4, cosineSimilarity: 0.99 } */
  readonly bounds?: Bounds;
  /** Decides the order of the samples and the draws of the bootstrap. @default 1 */
  readonly seed?: number;
}

export interface Comparison extends PairTiming {
  readonly inputs: number;
  /** By where they are in the output: '' for one vector, `logits`, `boxes[1].corners`. */
  readonly outputs: Readonly<Record<string, AgreementSummary>>;
  readonly passed: boolean;
  /** What is not within its bounds, in words. */
  readonly failures: readonly string[];
}

/**
 * Runs both on each input, compares what they give, and then times them in turns: a sample is a pass over all inputs, repeated
 * until it lasts long enough for the clock. Outputs are copied before the other runs, so both may write to one array. `a` is the
 * reference.
 *
 * @throws {ProfilerError} KINGLET_PROFILER_OPTION for no inputs and options out of their ranges; KINGLET_PROFILER_COMPARISON
 * where one throws (`cause`), and for outputs that are no numbers, not finite, or not of the same names and lengths
 *
 * @example
 * const { speedup, passed } = await compareImplementations(inFloats, inBytes, images);
 */
export async function compareImplementations<Input>(
  a: Implementation<Input>,
  b: Implementation<Input>,
  inputs: readonly Input[],
  options: ComparisonOptions = {},
): Promise<Comparison> {
  const { bounds = defaultBounds, seed = 1 } = options;
  const timing = timingOptions(options);
  checkBounds(bounds);
  if (!Number.isInteger(seed)) throw optionError('seed', 'a whole number', seed);
  if (inputs.length === 0) throw optionError('inputs', 'one or more', 'none');
  const { isAsync, outputs } = await agreementOn(a, b, inputs);
  const failures = failuresOf(outputs, bounds);
  const [passA, passB] = [passOf('a', a, inputs, isAsync.a), passOf('b', b, inputs, isAsync.b)];
  const times = await timePair(passA, passB, randomFrom(seed), timing);
  return { ...times, inputs: inputs.length, outputs, passed: failures.length === 0, failures };
}

function timingOptions({
  rounds = 25,
  sampleMilliseconds = 1,
  warmUpMilliseconds = 20,
  mostMilliseconds = 10_000,
  now = () => performance.now(),
}: ComparisonOptions): TimingOptions {
  if (!(Number.isInteger(rounds) && rounds >= 3 && rounds <= 10_000))
    throw optionError('rounds', 'a whole number from 3 to 10000', rounds);
  if (!(sampleMilliseconds > 0 && sampleMilliseconds <= longestSample))
    throw optionError('sampleMilliseconds', `more than 0, at most ${longestSample}`, sampleMilliseconds);
  if (!(warmUpMilliseconds >= 0 && warmUpMilliseconds <= longestSample))
    throw optionError('warmUpMilliseconds', `a number from 0 to ${longestSample}`, warmUpMilliseconds);
  if (!(mostMilliseconds >= 0)) throw optionError('mostMilliseconds', '0 or more', mostMilliseconds);
  return { rounds, sampleMilliseconds, warmUpMilliseconds, mostMilliseconds, now };
}

/** Milliseconds: with no end to them the first sample would have none. */
const longestSample = 60_000;

type Name = 'a' | 'b';

/** Of all inputs; and which of the two gives promises. */
async function agreementOn<Input>(
  a: Implementation<Input>,
  b: Implementation<Input>,
  inputs: readonly Input[],
): Promise<{ isAsync: Record<Name, boolean>; outputs: Record<string, AgreementSummary> }> {
  const isAsync = { a: false, b: false };
  const vectorsOf = async (name: Name, run: Implementation<Input>, i: number): Promise<OutputVectors> => {
    try {
      const output = run(inputs[i]!);
      isAsync[name] ||= isPromise(output);
      return outputVectors(await output, `${name}, input ${i}`);
    } catch (error) {
      throw error instanceof ProfilerError ? error : failure(name, i, error);
    }
  };
  const pairs: (readonly [OutputVectors, OutputVectors])[] = [];
  for (let i = 0; i < inputs.length; i++) {
    pairs.push([await vectorsOf('a', a, i), await vectorsOf('b', b, i)]);
    checkShapes(...pairs[i]!, i);
  }
  return { isAsync, outputs: summaries(pairs) };
}

/** Of each output over the inputs that have it. */
function summaries(pairs: readonly (readonly [OutputVectors, OutputVectors])[]): Record<string, AgreementSummary> {
  const paths = new Set(pairs.flatMap(([a]) => [...a.keys()]));
  return Object.fromEntries(
    [...paths].map((path) => {
      const having = pairs.filter(([a]) => a.has(path));
      return [path, summarize(having.map(([a, b]) => agreementOf(a.get(path)!, b.get(path)!)))];
    }),
  );
}

/** What was given last: the engine must compute it. */
const given: { last?: unknown } = {};

function passOf<Input>(name: Name, run: Implementation<Input>, inputs: readonly Input[], isAsync: boolean): Pass {
  let i = 0;
  const refuse = (error: unknown): never => {
    throw failure(name, i, error);
  };
  if (isAsync)
    return async () => {
      try {
        for (i = 0; i < inputs.length; i++) given.last = await run(inputs[i]!);
      } catch (error) {
        refuse(error);
      }
    };
  return () => {
    try {
      for (i = 0; i < inputs.length; i++) given.last = run(inputs[i]!);
    } catch (error) {
      refuse(error);
    }
  };
}

function isPromise(value: unknown): value is PromiseLike<unknown> {
  return typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function';
}

function failure(name: Name, input: number, cause: unknown): ProfilerError {
  const message = cause instanceof Error ? cause.message : String(cause);
  return new ProfilerError(
    'KINGLET_PROFILER_COMPARISON',
    `${name}, input ${input}: expected an output, it threw: ${message}`,
    {
      cause,
    },
  );
}
