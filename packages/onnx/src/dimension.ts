// Lengths of axes, known or symbolic, and arithmetic with them: `N`, `2*N`, `height*width + 1`.

/** A number, a symbolic length, or undefined where nothing is known. */
export type Dimension = number | string | undefined;

/** The lengths of a tensor's axes; a scalar's is empty. */
export type Shape = readonly Dimension[];

/** a + b. */
export function addDimensions(a: Dimension, b: Dimension): Dimension {
  if (typeof a === 'number' && typeof b === 'number') return a + b;
  return combine(a, b, (x, y) => sumOf(x, y, 1));
}

/** a - b. */
export function subtractDimensions(a: Dimension, b: Dimension): Dimension {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return combine(a, b, (x, y) => sumOf(x, y, -1));
}

/** a * b; 0 times anything is 0. */
export function multiplyDimensions(a: Dimension, b: Dimension): Dimension {
  if (a === 0 || b === 0) return 0;
  if (typeof a === 'number' && typeof b === 'number') return a * b;
  return combine(a, b, productOf);
}

/** The whole number of times that `b` goes into `a`: exact where the symbols cancel, else `floor(a/b)`. */
export function divideDimensions(a: Dimension, b: Dimension): Dimension {
  if (typeof a === 'number' && typeof b === 'number') return b === 0 ? undefined : Math.floor(a / b);
  if (a === undefined || b === undefined || b === 0) return undefined;
  const quotient =
    exactQuotient(parse(a), parse(b)) ?? (typeof b === 'number' ? wholeQuotient(parse(a), b) : undefined);
  return quotient ? format(quotient) : limited(`floor(${grouped(a)}/${grouped(b)})`);
}

/** The smallest whole number that is not below a / b. */
export function divideUp(a: Dimension, b: number): Dimension {
  return divideDimensions(addDimensions(a, b - 1), b);
}

/** The product of a shape's lengths; that of a scalar is 1. */
export function sizeOf(shape: Shape): Dimension {
  return shape.reduce(multiplyDimensions, 1);
}

/** The product of lengths that are numbers. */
export function countOf(shape: readonly number[]): number {
  return shape.reduce((product, length) => product * length, 1);
}

/** Whether `a` is surely not negative: lengths are not, so neither are sums and products of them. */
export function isNotNegative(a: Dimension): boolean {
  if (a === undefined) return false;
  return typeof a === 'number' ? a >= 0 : [...parse(a).values()].every((coefficient) => coefficient >= 0);
}

/** The one shape that two become where numpy's rules broadcast them; undefined when they cannot be. */
export function broadcastShapes(a: Shape, b: Shape): Shape | undefined {
  const rank = Math.max(a.length, b.length);
  const shape: Dimension[] = [];
  for (let axis = 1; axis <= rank; axis++) {
    const [x, y] = [axis > a.length ? 1 : a.at(-axis), axis > b.length ? 1 : b.at(-axis)];
    if (typeof x === 'number' && typeof y === 'number' && x !== y && x !== 1 && y !== 1) return undefined;
    shape.unshift(broadcastDimension(x, y));
  }
  return shape;
}

/** Takes what either says: numbers before symbols before nothing; undefined when two numbers differ. */
export function mergeShapes(a: Shape, b: Shape): Shape | undefined {
  if (a.length !== b.length) return undefined;
  const clash = a.some((x, i) => typeof x === 'number' && typeof b[i] === 'number' && x !== b[i]);
  return clash ? undefined : a.map((x, i) => mergeDimensions(x, b[i]));
}

/** What either says: a number before a symbol before nothing. */
export function mergeDimensions(a: Dimension, b: Dimension): Dimension {
  return typeof a !== 'number' && typeof b === 'number' ? b : (a ?? b);
}

/** What two shapes have in common: what differs is not known. */
export function commonShape(a: Shape | undefined, b: Shape | undefined): Shape | undefined {
  if (!a || !b || a.length !== b.length) return undefined;
  return a.map((x, i) => (x === b[i] ? x : undefined));
}

/** Each product of symbols, its factors sorted and joined by `*`, and how many times it is taken; the empty one is a number's. */
export function termsOf(dimension: number | string): ReadonlyMap<string, number> {
  return parse(dimension);
}

/** The factors of a product: symbols, and whole quotients `floor(a/b)`. */
export function factorsOf(product: string): readonly string[] {
  return factors(product);
}

/** What a factor `floor(a/b)` divides, and by what; undefined for a symbol. */
export function quotientOf(factor: string): { readonly of: string; readonly by: string } | undefined {
  if (!factor.startsWith('floor(') || !factor.endsWith(')')) return undefined;
  const [of, by, ...more] = splitOutside(factor.slice('floor('.length, -1), '/');
  return of === undefined || by === undefined || more.length ? undefined : { of: ungrouped(of), by: ungrouped(by) };
}

function broadcastDimension(x: Dimension, y: Dimension): Dimension {
  if (x === y || y === 1) return x;
  if (x === 1) return y;
  // A length that is not 1 is the other's too, or the other is 1.
  if (typeof x === 'number') return x;
  return typeof y === 'number' ? y : undefined;
}

/** A sum of products: each product's factors, sorted and joined by `*`, and how many times it is taken. */
type Polynomial = ReadonlyMap<string, number>;

// Expressions that grow beyond use are not known any more.
const longest = 240;

function combine(a: Dimension, b: Dimension, with_: (x: Polynomial, y: Polynomial) => Polynomial): Dimension {
  return a === undefined || b === undefined ? undefined : format(with_(parse(a), parse(b)));
}

function sumOf(a: Polynomial, b: Polynomial, sign: number): Polynomial {
  const sum = new Map(a);
  for (const [product, times] of b) sum.set(product, (sum.get(product) ?? 0) + sign * times);
  return sum;
}

function productOf(a: Polynomial, b: Polynomial): Polynomial {
  const product = new Map<string, number>();
  for (const [x, timesX] of a)
    for (const [y, timesY] of b) {
      const key = [...factors(x), ...factors(y)].sort().join('*');
      product.set(key, (product.get(key) ?? 0) + timesX * timesY);
    }
  return product;
}

/** a / b, where b is one product that every product of `a` holds. */
function exactQuotient(a: Polynomial, b: Polynomial): Polynomial | undefined {
  const [[divisor, times] = ['', 0], ...more] = [...b].filter(([, count]) => count !== 0);
  if (more.length || times === 0) return undefined;
  const quotient = new Map<string, number>();
  for (const [product, count] of a) {
    const rest = without(factors(product), factors(divisor));
    if (!rest || count % times !== 0) return undefined;
    quotient.set(rest.join('*'), count / times);
  }
  return quotient;
}

/** floor(a / b), where only the number in `a` has a rest: floor((32*h - 1)/2) is 16*h - 1. */
function wholeQuotient(a: Polynomial, b: number): Polynomial | undefined {
  const [fixed, lengths] = [a.get('') ?? 0, [...a].filter(([product]) => product !== '')];
  if (b < 0 || lengths.length === 0 || lengths.some(([, times]) => times % b !== 0)) return undefined;
  return new Map([...lengths.map(([product, times]) => [product, times / b] as const), ['', Math.floor(fixed / b)]]);
}

function without(all: readonly string[], taken: readonly string[]): string[] | undefined {
  const rest = [...all];
  for (const factor of taken) {
    const at = rest.indexOf(factor);
    if (at < 0) return undefined;
    rest.splice(at, 1);
  }
  return rest;
}

function factors(product: string): string[] {
  return product === '' ? [] : splitOutside(product, '*');
}

function parse(dimension: number | string): Polynomial {
  if (typeof dimension === 'number') return new Map([['', dimension]]);
  const sum = new Map<string, number>();
  const terms = splitOutside(dimension.replaceAll(' - ', ' + -'), ' + ');
  for (const term of terms) {
    const [key, times] = parseTerm(term);
    sum.set(key, (sum.get(key) ?? 0) + times);
  }
  return sum;
}

function parseTerm(term: string): [string, number] {
  const isNegative = term.startsWith('-');
  const parts = splitOutside(isNegative ? term.slice(1) : term, '*');
  const numbers = parts.filter((part) => /^\d+$/.test(part));
  const names = parts.filter((part) => !/^\d+$/.test(part)).sort();
  return [names.join('*'), numbers.reduce((product, text) => product * Number(text), isNegative ? -1 : 1)];
}

/** Splits at a separator that stands in no parentheses. */
function splitOutside(text: string, separator: string): string[] {
  const parts: string[] = [];
  let [start, depth] = [0, 0];
  for (let i = 0; i < text.length; i++) {
    if (text[i] === '(') depth++;
    else if (text[i] === ')') depth--;
    else if (depth === 0 && text.startsWith(separator, i)) {
      parts.push(text.slice(start, i));
      start = i + separator.length;
    }
  }
  return [...parts, text.slice(start)];
}

function format(sum: Polynomial): Dimension {
  const terms = [...sum].filter(([, times]) => times !== 0);
  if (terms.every(([product]) => product === '')) return terms[0]?.[1] ?? 0;
  terms.sort(([a], [b]) => (a === '' ? 1 : b === '' ? -1 : a < b ? -1 : 1));
  const text = terms.map(([product, times]) => formatTerm(product, times)).join(' + ');
  return limited(text.replaceAll(' + -', ' - '));
}

function formatTerm(product: string, times: number): string {
  if (product === '') return String(times);
  if (times === 1) return product;
  return times === -1 ? `-${product}` : `${times}*${product}`;
}

function grouped(dimension: number | string): string {
  return /[ *]/.test(String(dimension)) ? `(${dimension})` : String(dimension);
}

function ungrouped(text: string): string {
  return text.startsWith('(') && text.endsWith(')') ? text.slice(1, -1) : text;
}

/** An expression or a symbol, unless it is too long to calculate with. */
export function limited(text: string): Dimension {
  return text.length > longest ? undefined : text;
}
