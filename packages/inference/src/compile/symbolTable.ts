// The symbols of a program's lengths, and sums of their products, as a plan's file writes them.
import { factorsOf, quotientOf } from '@kinglet/onnx';
import type { PlanSymbol, Sum } from '../dynamic/dynamicPlan.ts';
import { symbolsOfTerm } from '../dynamic/sums.ts';
import { type Extent, extentOf } from './extent.ts';

/** Collects what is asked for, so that a symbol comes behind those that it is made of. */
export class SymbolTable {
  readonly symbols: PlanSymbol[] = [];
  readonly terms: (readonly number[])[] = [];
  /** Of symbols that a run decides, by name. */
  readonly #most: ReadonlyMap<string, Extent>;
  readonly #places = new Map<string, number>();
  readonly #products = new Map<string, number>();

  constructor(most: ReadonlyMap<string, Extent> = new Map()) {
    this.#most = most;
  }

  sumOf({ fixed, terms = new Map<string, number>() }: Extent): Sum {
    const sum = [fixed];
    for (const [product, times] of terms) sum.push(times, this.#termOf(product));
    return sum;
  }

  /** The term that is always 1: the product of no symbols. */
  get one(): number {
    return this.#termOf('');
  }

  /** The position of a symbol, or of `floor(a/b)`. */
  symbolOf(name: string): number {
    const known = this.#places.get(name);
    if (known !== undefined) return known;
    const quotient = quotientOf(name);
    const most = this.#most.get(name);
    const symbol = quotient
      ? { name, of: this.#lengthOf(quotient.of), by: this.#lengthOf(quotient.by) }
      : { name, ...(most && { most: this.sumOf(most) }) };
    this.#places.set(name, this.symbols.length);
    return this.symbols.push(symbol) - 1;
  }

  /** Whether a term has a symbol that a run decides. */
  isLate(term: number): boolean {
    return symbolsOfTerm(term, this).some((symbol) => this.symbols[symbol]!.most !== undefined);
  }

  #lengthOf(text: string): Sum {
    return this.sumOf(extentOf(/^-?\d+$/.test(text) ? Number(text) : text, 'any')!);
  }

  #termOf(product: string): number {
    const known = this.#products.get(product);
    if (known !== undefined) return known;
    const symbols = factorsOf(product).map((factor) => this.symbolOf(factor));
    this.#products.set(product, this.terms.length);
    return this.terms.push(symbols) - 1;
  }
}
