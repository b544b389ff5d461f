// Arrays of any kind as places in memory.

/** How many elements a typed array, an Array or a StaticArray has. */
export function lengthOf<T>(values: T): i32 {
  // @ts-ignore: whatever has elements has a length
  return values.length;
}

/** Where its first element lies. */
export function placeOf<T>(values: T): usize {
  // @ts-ignore: a StaticArray is its elements, the others have them elsewhere
  return isDefined(values.dataStart) ? values.dataStart : changetype<usize>(values);
}

/** ONNX's name of the type of an array's elements. */
export function elementTypeOf<T>(): string {
  const bits = sizeof<valueof<T>>() << 3;
  if (isFloat<valueof<T>>()) return bits == 32 ? 'float' : 'double';
  return (isSigned<valueof<T>>() ? 'int' : 'uint') + bits.toString();
}

/** Bytes of an element of ONNX's type in a plan: fewer than 8 bits take one; 0 for what no plan holds. */
export function elementBytesOf(type: string): u32 {
  if (type == 'bool') return 1;
  if (type == 'double') return 8;
  let bits = 0;
  for (let i = 0; i < type.length; i++) {
    const digit = type.charCodeAt(i) - 0x30; // 0
    if (digit >= 0 && digit <= 9) bits = 10 * bits + digit;
    else if (bits > 0) break; // the rest of `float8e4m3fn`
  }
  if (bits == 0) return type == 'float' ? 4 : 0;
  return bits < 8 ? 1 : <u32>bits >> 3;
}

/** Whether such an array holds elements of ONNX's type: half precision is its bits, booleans are 0 and 1. */
export function isOfType<T>(type: string): bool {
  const own = elementTypeOf<T>();
  return type == own || (own == 'uint16' && type == 'float16') || (own == 'uint8' && type == 'bool');
}

/** A typed array over a part of a buffer, as `wrap` of AssemblyScript's library makes one. */
export function viewOf<T>(buffer: ArrayBuffer, at: usize, length: i32): T {
  const view = __new(offsetof<T>(), idof<T>());
  store<usize>(view, changetype<usize>(buffer), offsetof<T>('buffer'));
  __link(view, changetype<usize>(buffer), false);
  store<i32>(view, length * <i32>sizeof<valueof<T>>(), offsetof<T>('byteLength'));
  store<usize>(view, at, offsetof<T>('dataStart'));
  return changetype<T>(view);
}
