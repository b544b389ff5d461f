// The text functions as users call them: arguments are checked here, for every engine.
import { checkApart, checkArray, checkRange, checkSize } from './check.ts';
import { rangeError, typeError } from './errors.ts';
import { expected, faultError, faultOf } from './textFaults.ts';
import { base64Unpadded, base64Url, type FloatArray, type TextKernels } from './textKernels.ts';

/** Which base64: RFC 4648, section 4 or 5. */
export interface Base64Options {
  /** @default 'base64' */
  readonly alphabet?: 'base64' | 'base64url';
  /** Without `=` at the end. @default false */
  readonly omitPadding?: boolean;
}

/** Text as bytes, in one pass, without strings. Nothing may overlap: throws RangeError KINGLET_KERNELS_OVERLAP. */
export interface Text {
  /**
   * Reads a JSON array of numbers, or with `key` the array that is this member of an object, as
   * `new Float32Array(JSON.parse(text))` would: each number is the nearest double, which a Float32Array rounds once more. The
   * grammar is JSON's, and all of the text is checked; of several members of that name, each of which must be such an array that
   * fits `out`, the last one counts: of `{"features": [1, 2.5, -3e2]}`, `parseFloats(event, features, 'features')` is 3.
   *
   * @returns how many numbers there are. `json.length >> 1` elements are always enough. After an error `out` holds what was read.
   * @throws SyntaxError KINGLET_KERNELS_SYNTAX: the text is no such JSON; the message tells the byte. RangeError
   * KINGLET_KERNELS_LENGTH: `out` is too short.
   */
  parseFloats(json: Uint8Array, out: FloatArray, key?: string): number;

  /**
   * Writes the numbers as a JSON array: the fewest digits that `parseFloats` reads back as the same element, the nearest of
   * those, in JavaScript's notation. Of a Float64Array the bytes are those of `JSON.stringify(Array.from(numbers))`; of a
   * Float32Array numbers are shorter, since it takes fewer digits to tell floats apart: 0.1, not 0.10000000149011612. As there, -0
   * is `0`, and what is no number `null`.
   *
   * @returns how many bytes there are. `26 * numbers.length + 2` are always enough.
   * @throws RangeError KINGLET_KERNELS_LENGTH: `out` is too short.
   */
  formatFloats(numbers: FloatArray, out: Uint8Array): number;

  /**
   * The place of the first byte, from `from` on, that ends or interrupts a string of JSON: a quote, a backslash or a control
   * character below 0x20; `json.length` if there is none.
   *
   * @throws RangeError KINGLET_KERNELS_RANGE: `from` is no place in `json`.
   */
  scanJsonString(json: Uint8Array, from?: number): number;

  /** Whether the bytes are well-formed UTF-8. */
  isUtf8(bytes: Uint8Array): boolean;

  /**
   * Writes base64.
   *
   * @returns how many bytes there are: `4 * Math.ceil(bytes.length / 3)`, less what padding is left out, for which there must be
   * room, too.
   * @throws RangeError KINGLET_KERNELS_LENGTH: `out` is too short.
   */
  encodeBase64(bytes: Uint8Array, out: Uint8Array, options?: Base64Options): number;

  /**
   * Reads base64, strictly: one alphabet, padding as asked for, no white space, no bits left over.
   *
   * @returns how many bytes there are.
   * @throws SyntaxError KINGLET_KERNELS_SYNTAX: the text is none. RangeError KINGLET_KERNELS_LENGTH: `out` is too short.
   */
  decodeBase64(text: Uint8Array, out: Uint8Array, options?: Base64Options): number;
}

export function textFunctions(kernels: TextKernels): Text {
  const encodeKey = keyEncoder();
  return {
    parseFloats(json, out, key) {
      checkBytes('parseFloats', 'json', json);
      checkFloats('parseFloats', 'out', out);
      checkApart('parseFloats', 'out', out, 'json', json);
      const count = kernels.parseFloats(json, out, key === undefined ? undefined : encodeKey(key));
      if (count >= 0) return count;
      const isRoom = faultOf(count).kind === expected.room;
      const wanted = isRoom
        ? `out to have room for every number, got ${out.length} elements`
        : `json to have a member ${JSON.stringify(key)}`;
      throw faultError('parseFloats', count, json, wanted);
    },
    formatFloats(numbers, out) {
      checkFloats('formatFloats', 'numbers', numbers);
      checkBytes('formatFloats', 'out', out);
      checkApart('formatFloats', 'out', out, 'numbers', numbers);
      const length = kernels.formatFloats(numbers, out);
      if (length >= 0) return length;
      const wanted = `out to have room from element ${faultOf(length).at} on, got ${out.length} bytes`;
      throw faultError('formatFloats', length, out, wanted);
    },
    scanJsonString(json, from = 0) {
      checkBytes('scanJsonString', 'json', json);
      checkSize('scanJsonString', 'from', from);
      checkRange('scanJsonString', 'from', from, 0, json.length);
      return kernels.scanJsonString(json, from);
    },
    isUtf8(bytes) {
      checkBytes('isUtf8', 'bytes', bytes);
      return kernels.isUtf8(bytes);
    },
    encodeBase64: (bytes, out, options) => convert('encodeBase64', kernels.encodeBase64, 'bytes', bytes, out, options),
    decodeBase64: (text, out, options) => convert('decodeBase64', kernels.decodeBase64, 'text', text, out, options),
  };
}

function convert(
  operation: string,
  kernel: (from: Uint8Array, to: Uint8Array, form: number) => number,
  name: string,
  from: Uint8Array,
  out: Uint8Array,
  options: Base64Options | undefined,
): number {
  checkBytes(operation, name, from);
  checkBytes(operation, 'out', out);
  checkApart(operation, 'out', out, name, from);
  const length = kernel(from, out, formOf(operation, options));
  if (length >= 0) return length;
  const wanted = `out to have room for ${faultOf(length).at} bytes, got ${out.length}`;
  throw faultError(operation, length, from, wanted);
}

function formOf(operation: string, { alphabet = 'base64', omitPadding = false }: Base64Options = {}): number {
  if (alphabet !== 'base64' && alphabet !== 'base64url')
    throw rangeError(
      'KINGLET_KERNELS_RANGE',
      `${operation}: expected alphabet to be base64 or base64url, got ${String(alphabet)}`,
    );
  return (alphabet === 'base64url' ? base64Url : 0) | (omitPadding ? base64Unpadded : 0);
}

/** The UTF-8 of keys; handlers ask for the same one each time. */
function keyEncoder(): (key: string) => Uint8Array {
  let last: { readonly key: string; readonly bytes: Uint8Array } | undefined;
  return (key) => {
    if (typeof key !== 'string')
      throw typeError('KINGLET_KERNELS_TYPE', `parseFloats: expected key to be a string, got ${typeof key}`);
    if (last?.key !== key) last = { key, bytes: new TextEncoder().encode(key) };
    return last.bytes;
  };
}

function checkBytes(operation: string, name: string, value: unknown): void {
  checkArray(operation, name, value, Uint8Array);
}

function checkFloats(operation: string, name: string, value: unknown): void {
  checkArray(operation, name, value, Float32Array, 'Float64Array');
}
