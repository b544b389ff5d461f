// Reads a model's configuration, as Hugging Face's config.json has it.
import { InferenceError } from '../../errors.ts';

/** What config.json holds: `model_type`, and numbers by the names of that type. */
export type PretrainedConfig = Readonly<Record<string, unknown>> & { readonly model_type: string };

const most = 2 ** 31 - 1;
/** Of what something is made for each before its weights are looked at. */
const mostLayers = 10_000;
const mostHeadSize = 2 ** 16;

/** Numbers of a configuration, checked as they are read. Throws InferenceError KINGLET_INFERENCE_OPTION for what is wrong. */
export class Config {
  readonly #values: Readonly<Record<string, unknown>>;

  constructor(values: unknown) {
    if (typeof values !== 'object' || values === null || Array.isArray(values))
      throw refuse(`expected an object as config.json holds it, found ${describe(values)}`);
    this.#values = values as Readonly<Record<string, unknown>>;
  }

  /** A whole number from 1 on; `otherwise` where it is missing or null. */
  count(name: string, otherwise?: number): number {
    return this.#upTo(most, name, otherwise);
  }

  /** A number of layers. */
  layers(name: string): number {
    return this.#upTo(mostLayers, name, undefined);
  }

  /** A number above 0. */
  positive(name: string, otherwise?: number): number {
    const value = this.#get(name, otherwise);
    if (typeof value === 'number' && Number.isFinite(value) && value > 0) return value;
    throw refuse(`expected ${name} to be a number above 0, found ${describe(value)}`);
  }

  text(name: string, otherwise?: string): string {
    const value = this.#get(name, otherwise);
    if (typeof value === 'string') return value;
    throw refuse(`expected ${name} to be a text, found ${describe(value)}`);
  }

  flag(name: string, otherwise: boolean): boolean {
    const value = this.#get(name, otherwise);
    if (typeof value === 'boolean') return value;
    throw refuse(`expected ${name} to be true or false, found ${describe(value)}`);
  }

  /** An object of the same kind inside this one; undefined where it is missing or null. */
  section(name: string): Config | undefined {
    const value = this.#get(name, null);
    return value === null ? undefined : new Config(value);
  }

  /** Numbers; undefined where they are missing or null. */
  numbers(name: string): readonly number[] | undefined {
    const value = this.#get(name, null);
    if (value === null) return undefined;
    if (Array.isArray(value) && value.every((number) => typeof number === 'number')) return value;
    throw refuse(`expected ${name} to be a list of numbers, found ${describe(value)}`);
  }

  has(name: string): boolean {
    return this.#get(name, null) !== null;
  }

  /** How many numbers each of `heads` gets of `width`. */
  headSize(width: number, heads: number): number {
    const size = width / heads;
    if (!Number.isInteger(size)) throw refuse(`expected ${heads} heads to divide a width of ${width}`);
    if (size <= mostHeadSize) return size;
    throw refuse(`expected heads of at most ${mostHeadSize} numbers, found ${size}`);
  }

  /** Refuses a setting that has another value than those that are built. */
  only(name: string, built: readonly unknown[]): void {
    const value = this.#get(name, built[0]);
    if (built.includes(value)) return;
    throw refuse(`expected ${name} to be ${built.map(describe).join(' or ')}, found ${describe(value)}`);
  }

  #upTo(limit: number, name: string, otherwise: number | undefined): number {
    const value = this.#get(name, otherwise);
    if (Number.isInteger(value) && (value as number) > 0 && (value as number) <= limit) return value as number;
    const range = limit === most ? 'from 1 on' : `from 1 to ${limit}`;
    throw refuse(`expected ${name} to be a whole number ${range}, found ${describe(value)}`);
  }

  #get(name: string, otherwise: unknown): unknown {
    const value = Object.hasOwn(this.#values, name) ? this.#values[name] : undefined;
    return value ?? otherwise;
  }
}

export function refuse(message: string): InferenceError {
  return new InferenceError('KINGLET_INFERENCE_OPTION', `pretrained model: ${message}`);
}

function describe(value: unknown): string {
  return value === undefined ? 'none' : (JSON.stringify(value) ?? String(value));
}
