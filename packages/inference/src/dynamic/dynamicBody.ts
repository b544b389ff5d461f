// A model whose lengths a run decides, as the lengths of its inputs say.
import type { ElementArray } from '../elementArrays.ts';
import { InferenceError } from '../errors.ts';
import type { PlanMetadata } from '../metadata.ts';
import type { GivenShapes, GivenValues, LengthsByName, ModelBody } from '../modelBody.ts';
import type { SessionSource } from '../placedSession.ts';
import type { TensorInfo } from '../tensorInfo.ts';
import { describeTensors } from './describeSum.ts';
import type { DynamicFile } from './dynamicFile.ts';
import type { DynamicPlan, PlanSymbol } from './dynamicPlan.ts';
import { DynamicSession } from './dynamicSession.ts';
import { givenSymbols } from './planMemory.ts';
import { solveLengths } from './solveLengths.ts';

export class DynamicBody implements ModelBody {
  readonly inputs: readonly TensorInfo[];
  readonly outputs: readonly TensorInfo[];
  readonly batch: string | undefined;
  readonly #plan: DynamicPlan;
  readonly #session: DynamicSession;
  readonly #model: string;
  /** Of the bound lengths; one that nobody has asked for yet is undefined. */
  #views: (ElementArray | undefined)[] = [];

  constructor(file: DynamicFile, metadata: PlanMetadata, source: SessionSource) {
    this.#plan = file.plan;
    this.#model = metadata.name;
    this.#session = new DynamicSession(source, file, metadata.name);
    const names = givenSymbols(file.plan);
    this.batch = names.length === 1 ? names[0] : undefined;
    this.inputs = describeTensors(file.plan.inputs, metadata.inputs, file.plan);
    this.outputs = describeTensors(file.plan.outputs, metadata.outputs, file.plan);
  }

  get instructionCount(): number {
    return this.#plan.segments.reduce((sum, { instructions }) => sum + instructions, 0);
  }

  fit(given: readonly GivenValues[], shapes: GivenShapes | undefined): void {
    const values = solveLengths(this.#plan, this.inputs, given, shapes);
    if (typeof values === 'string')
      throw new InferenceError('KINGLET_INFERENCE_INPUT', `model ${this.#model}: ${values}`);
    this.#bind(values);
  }

  bind(lengths: number | LengthsByName): void {
    const names = givenSymbols(this.#plan);
    const wanted = names.length === 0 ? 'no lengths' : `an object with lengths ${names.join(', ')}`;
    if (typeof lengths === 'number' && this.#isBatch(lengths)) {
      this.#bind(this.#plan.symbols.map((symbol) => (isGiven(symbol) ? lengths : Number.NaN)));
      return;
    }
    if (typeof lengths !== 'object' || lengths === null) throw this.#option(`expected ${wanted}, got ${lengths}`);
    const other = Object.keys(lengths).find((name) => !names.includes(name));
    if (other !== undefined) throw this.#option(`expected ${wanted}, got ${JSON.stringify(other)} among them`);
    const values = this.#plan.symbols.map((symbol) => (isGiven(symbol) ? lengths[symbol.name] : Number.NaN));
    const wrong = this.#plan.symbols.find((symbol, i) => isGiven(symbol) && !isLength(values[i]));
    if (wrong) throw this.#option(`expected ${wrong.name} to be a whole number from 0 on, got ${lengths[wrong.name]}`);
    this.#bind(values as number[]);
  }

  /** Whether a number says all lengths: that of the only one, or 1 for a model without any. */
  #isBatch(items: number): boolean {
    return this.batch === undefined ? items === 1 && givenSymbols(this.#plan).length === 0 : isLength(items);
  }

  checkBound(): void {
    this.#session.checkBound();
  }

  tensor(number: number): ElementArray {
    const known = this.#views[number];
    if (known) return known;
    const tensor = this.#tensorOf(number);
    const { type } = [...this.inputs, ...this.outputs][number]!;
    const length = this.shapeOf(number).reduce((product, each) => product * each, 1);
    const view = this.#session.view(type, tensor.buffer, length);
    this.#views[number] = view;
    return view;
  }

  shapeOf(number: number): readonly number[] {
    return this.#tensorOf(number).shape.map((sum) => this.#session.lengths.at(sum));
  }

  execute(): void {
    this.#session.run();
    this.#forgetLate();
  }

  time(nanoseconds: Float64Array): void {
    this.#session.time(nanoseconds);
    this.#forgetLate();
  }

  close(): void {
    this.#session.close();
  }

  /** Outputs may have other lengths after each run. */
  #forgetLate(): void {
    if (this.#plan.symbols.some(({ most }) => most)) this.#views.length = this.inputs.length;
  }

  #bind(values: readonly number[]): void {
    try {
      if (!this.#session.bind(values)) return;
    } finally {
      if (!this.#session.isBound) this.#views = [];
    }
    this.#views = [];
  }

  #tensorOf(number: number): DynamicPlan['inputs'][number] {
    const { inputs, outputs } = this.#plan;
    return number < inputs.length ? inputs[number]! : outputs[number - inputs.length]!;
  }

  #option(message: string): InferenceError {
    return new InferenceError('KINGLET_INFERENCE_OPTION', `model ${this.#model}: ${message}`);
  }
}

/** Whether inputs say what it is. */
function isGiven({ of, most }: PlanSymbol): boolean {
  return !of && !most;
}

function isLength(value: unknown): boolean {
  return Number.isInteger(value) && (value as number) >= 0 && (value as number) < 2 ** 32;
}
