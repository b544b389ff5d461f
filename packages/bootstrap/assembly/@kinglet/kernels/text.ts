// What a handler for engine `native` imports from @kinglet/kernels/text: the functions of the TypeScript package. What is wrong
// with an argument, or with a text, ends the call, as a thrown error does.

// @ts-expect-error: decorator
@external("text", "parseFloats")
declare function callParse(json: usize, jsonLength: i32, out: usize, outLength: i32, isDouble: bool, key: usize, keyLength: i32): i32;
// @ts-expect-error: decorator
@external("text", "formatFloats")
declare function callFormat(numbers: usize, numbersLength: i32, isDouble: bool, out: usize, outLength: i32): i32;
// @ts-expect-error: decorator
@external("text", "scanJsonString")
declare function callScan(json: usize, jsonLength: i32, from: u32): i32;
// @ts-expect-error: decorator
@external("text", "isUtf8")
declare function callIsUtf8(bytes: usize, bytesLength: i32): bool;
// @ts-expect-error: decorator
@external("text", "encodeBase64")
declare function callEncode(bytes: usize, bytesLength: i32, out: usize, outLength: i32, form: i32): i32;
// @ts-expect-error: decorator
@external("text", "decodeBase64")
declare function callDecode(text: usize, textLength: i32, out: usize, outLength: i32, form: i32): i32;

/**
 * Reads a JSON array of numbers, or with `key` the array that is this member of an object, into a Float32Array or
 * Float64Array. How many numbers there are.
 */
export function parseFloats<T extends ArrayBufferView>(json: Uint8Array, out: T, key: string | null = null): i32 {
  // 0 is no key; an empty one has a place all the same.
  const bytes: ArrayBuffer | null = key === null ? null : String.UTF8.encode(key);
  const keyLength = bytes === null ? 0 : bytes.byteLength;
  const length = out.byteLength / <i32>sizeof<valueof<T>>();
  return callParse(json.dataStart, json.length, out.dataStart, length, isDouble<T>(), changetype<usize>(bytes), keyLength);
}

/** Writes a Float32Array or Float64Array as a JSON array. How many bytes there are. */
export function formatFloats<T extends ArrayBufferView>(numbers: T, out: Uint8Array): i32 {
  const length = numbers.byteLength / <i32>sizeof<valueof<T>>();
  return callFormat(numbers.dataStart, length, isDouble<T>(), out.dataStart, out.length);
}

/** The place of the first byte, from `from` on, that ends or interrupts a string of JSON; the length if there is none. */
export function scanJsonString(json: Uint8Array, from: i32 = 0): i32 {
  return callScan(json.dataStart, json.length, from);
}

/** Whether the bytes are well-formed UTF-8. */
export function isUtf8(bytes: Uint8Array): bool {
  return callIsUtf8(bytes.dataStart, bytes.length);
}

/** Writes base64, with the alphabet for URLs and without padding if asked for. How many bytes there are. */
export function encodeBase64(bytes: Uint8Array, out: Uint8Array, isUrl: bool = false, omitPadding: bool = false): i32 {
  return callEncode(bytes.dataStart, bytes.length, out.dataStart, out.length, formOf(isUrl, omitPadding));
}

/** Reads base64, strictly. How many bytes there are. */
export function decodeBase64(text: Uint8Array, out: Uint8Array, isUrl: bool = false, omitPadding: bool = false): i32 {
  return callDecode(text.dataStart, text.length, out.dataStart, out.length, formOf(isUrl, omitPadding));
}

function formOf(isUrl: bool, omitPadding: bool): i32 {
  return (isUrl ? 1 : 0) | (omitPadding ? 2 : 0);
}

function isDouble<T>(): bool {
  if (isFloat<valueof<T>>()) return sizeof<valueof<T>>() == 8;
  else ERROR('expected a Float32Array or Float64Array');
  return false;
}
