// URLSearchParams, and how it follows the URL it belongs to.
import { encodeSets, percentDecode, percentEncode } from './percent.ts';

type Pair = [name: string, value: string];
type Init = string | Iterable<readonly [string, string]> | Readonly<Record<string, string>>;

/** What a URL needs of its parameters. */
export interface SearchParams extends Iterable<Pair> {
  append(name: string, value: string): void;
  delete(name: string, value?: string): void;
  get(name: string): string | null;
  readonly size: number;
  toString(): string;
}

export interface SearchParamsClass {
  new (init?: Init): SearchParams;
}

/** The class; `follow` ties parameters to a URL: they are set from its query, and `changed` gets each new one. */
export function createSearchParams(decode: (bytes: Uint8Array) => string): {
  URLSearchParams: SearchParamsClass;
  follow(changed: (query: string) => void): { params: SearchParams; set(query: string): void };
} {
  const pairsOf = new WeakMap<object, Pair[]>();
  const listeners = new WeakMap<object, (query: string) => void>();
  const parse = (query: string): Pair[] => parsePairs(query, decode);

  class URLSearchParams implements SearchParams {
    #pairs: Pair[];

    constructor(init?: Init) {
      this.#pairs = init === undefined ? [] : pairsFrom(init, parse);
      pairsOf.set(this, this.#pairs);
    }

    get size(): number {
      return this.#pairs.length;
    }

    append(name: string, value: string): void {
      this.#pairs.push([text(name), text(value)]);
      this.#changed();
    }

    delete(name: string, value?: string): void {
      this.#replace(this.#pairs.filter((pair) => !matches(pair, name, value)));
    }

    get(name: string): string | null {
      return this.#pairs.find((pair) => matches(pair, name))?.[1] ?? null;
    }

    getAll(name: string): string[] {
      return this.#pairs.filter((pair) => matches(pair, name)).map(([, value]) => value);
    }

    has(name: string, value?: string): boolean {
      return this.#pairs.some((pair) => matches(pair, name, value));
    }

    set(name: string, value: string): void {
      const first = this.#pairs.find((pair) => matches(pair, name));
      if (first) {
        first[1] = text(value);
        this.#replace(this.#pairs.filter((pair) => pair === first || !matches(pair, name)));
      } else {
        this.append(name, value);
      }
    }

    sort(): void {
      this.#pairs.sort(([a], [b]) => (a < b ? -1 : Number(a > b)));
      this.#changed();
    }

    forEach(callback: (value: string, name: string, params: this) => void, thisArg?: unknown): void {
      for (const [name, value] of this) callback.call(thisArg, value, name, this);
    }

    // By index: what is added or removed while somebody iterates is seen, as the standard has it.
    *entries(): IterableIterator<Pair> {
      for (let i = 0; i < this.#pairs.length; i++) yield [...this.#pairs[i]!];
    }

    *keys(): IterableIterator<string> {
      for (const [name] of this.entries()) yield name;
    }

    *values(): IterableIterator<string> {
      for (const [, value] of this.entries()) yield value;
    }

    [Symbol.iterator](): IterableIterator<Pair> {
      return this.entries();
    }

    toString(): string {
      return this.#pairs.map(([name, value]) => `${encode(name)}=${encode(value)}`).join('&');
    }

    get [Symbol.toStringTag](): string {
      return 'URLSearchParams';
    }

    #replace(pairs: readonly Pair[]): void {
      this.#pairs.splice(0, this.#pairs.length, ...pairs);
      this.#changed();
    }

    #changed(): void {
      listeners.get(this)?.(this.toString());
    }
  }

  const follow = (changed: (query: string) => void) => {
    const params = new URLSearchParams();
    listeners.set(params, changed);
    const pairs = pairsOf.get(params)!;
    return { params, set: (query: string) => void pairs.splice(0, pairs.length, ...parse(query)) };
  };
  return { URLSearchParams, follow };
}

function parsePairs(query: string, decode: (bytes: Uint8Array) => string): Pair[] {
  const read = (part: string): string => decode(percentDecode(part.replaceAll('+', ' ')));
  return query
    .split('&')
    .filter((part) => part !== '')
    .map((part) => {
      const equals = part.indexOf('=');
      return equals < 0 ? [read(part), ''] : [read(part.slice(0, equals)), read(part.slice(equals + 1))];
    });
}

function pairsFrom(init: Init, parse: (query: string) => Pair[]): Pair[] {
  if ((typeof init !== 'object' && typeof init !== 'function') || init === null) {
    return parse(text(init).replace(/^\?/, ''));
  }
  if (Symbol.iterator in init) return Array.from(init as Iterable<readonly [string, string]>, pairOf);
  const record = init as Readonly<Record<string, string>>;
  const names = Reflect.ownKeys(record).filter((key) => Object.getOwnPropertyDescriptor(record, key)?.enumerable);
  // Names that differ in a lone surrogate alone are one.
  return [...new Map(names.map((name) => [text(name), text(record[name as string])]))];
}

function pairOf(item: Iterable<string>): Pair {
  const pair = Array.from(item);
  if (pair.length === 2) return [text(pair[0]), text(pair[1])];
  throw new TypeError(`Expected each item to be a pair [name, value], found ${pair.length} parts`);
}

function matches([name, value]: Pair, wanted: string, wantedValue?: string): boolean {
  return name === text(wanted) && (wantedValue === undefined || value === text(wantedValue));
}

function text(value: unknown): string {
  return `${value as string}`.toWellFormed();
}

function encode(value: string): string {
  return percentEncode(value, encodeSets.form).replaceAll('%20', '+');
}
