// Calls whose outcome is the same in every engine: results that round only once, and every misuse. Plain JavaScript.

/** One line per call: its result or its error. */
export function outcomes(kernels) {
  return calls(kernels).map(([name, call]) => `${name}: ${outcome(call)}`);
}

function outcome(call) {
  try {
    const result = call();
    return typeof result === 'number' ? (Object.is(result, -0) ? '-0' : String(result)) : `[${[...result].join(' ')}]`;
  } catch (error) {
    return `${error.name} ${error.code} ${error.message}`;
  }
}

function calls(kernels) {
  const { add, axpy, clamp, dot, dotMany, fma, less, max, mul, round, scale, select, softmax, sum, topK, transpose } =
    kernels;
  const f = (...values) => new Float32Array(values);
  const ramp = (n) => Float32Array.from({ length: n }, (_, i) => i - 3);
  const memory = ramp(200);
  const part = (from, to) => memory.subarray(from, to);
  return [
    ['dot', () => dot(ramp(150), ramp(150))],
    ['dot of nothing', () => dot(f(), f())],
    ['sum', () => sum(ramp(150))],
    ['sum of nothing', () => sum(f())],
    ['sum with NaN', () => sum(f(1, NaN))],
    ['max', () => max(f(1, 5, -2))],
    ['max of zeros', () => max(f(-0, -0))],
    ['max with NaN', () => max(f(1, NaN, 3))],
    ['max of nothing', () => max(f())],
    ['add', () => add(f(1, 2), f(3, 4), f(0, 0))],
    ['add in place', () => add(part(0, 3), part(0, 3), part(0, 3))],
    ['add of nothing', () => add(f(), f(), f())],
    ['mul', () => mul(f(0.1, 2), f(3, 1e38), f(0, 0))],
    ['rounding of halves', () => round(f(-0.5, 0.5, 1.5, 2.5, -0), f(0, 0, 0, 0, 0))],
    ['fma rounds once', () => fma(f(4097), f(4097), f(-16785408), f(0))],
    ['clamp', () => clamp(f(-1, NaN, 5), 0, 2, f(0, 0, 0))],
    ['select', () => select(f(0, 1, NaN), f(1, 2, 3), f(4, 5, 6), f(0, 0, 0))],
    ['less with NaN', () => less(f(1, NaN), f(2, 2), f(0, 0))],
    ['softmax of nothing', () => softmax(f(), f())],
    ['softmax of one', () => softmax(f(-7), f(0))],
    ['scale', () => scale(f(1, 2, 3), 0.1, f(0, 0, 0))],
    ['axpy', () => axpy(0.1, f(1, 2, 3), f(4, 5, 6))],
    ['a view inside a buffer', () => sum(part(7, 11))],
    ['shared ends', () => scale(part(0, 5), 2, part(5, 10))],
    ['partial overlap', () => scale(part(0, 5), 2, part(1, 6))],
    ['an overlap of the second input', () => add(part(0, 5), part(20, 25), part(22, 27))],
    ['an overlap in axpy', () => axpy(1, part(1, 6), part(0, 5))],
    ['two lengths', () => dot(f(1), f(1, 2))],
    ['a short output', () => mul(f(1, 2), f(1, 2), f(1))],
    ['a matrix', () => transpose(ramp(6), 2, 3, ramp(6))],
    ['a matrix of another shape', () => transpose(ramp(7), 2, 3, ramp(6))],
    ['an output of another shape', () => transpose(ramp(6), 2, 3, ramp(5))],
    ['a matrix too large for any memory', () => transpose(ramp(6), 2 ** 40, 2 ** 40, ramp(6))],
    ['rows of another length', () => dotMany(ramp(6), ramp(4), ramp(2))],
    ['half a row', () => transpose(ramp(6), 1.5, 4, ramp(6))],
    ['rows that are no number', () => transpose(ramp(6), NaN, 4, ramp(6))],
    ['endless rows', () => transpose(ramp(6), Infinity, 4, ramp(6))],
    ['fewer rows than none', () => transpose(ramp(6), -1, 4, ramp(6))],
    ['a text as size', () => transpose(ramp(6), '2', 3, ramp(6))],
    ['more of the largest than there are', () => topK(ramp(2), ramp(3), new Uint32Array(3))],
    ['an array', () => sum([1, 2])],
    ['an object', () => sum({})],
    ['a buffer', () => sum(new ArrayBuffer(8))],
    ['another typed array', () => sum(new Int16Array(2))],
    ['clamped bytes', () => sum(new Uint8ClampedArray(2))],
    ['doubles', () => add(f(1), new Float64Array(1), f(1))],
    ['undefined', () => sum()],
    ['null', () => sum(null)],
    ['a boolean', () => sum(true)],
    ['a number', () => sum(1)],
    ['a text', () => sum('1')],
    ['a symbol', () => sum(Symbol.iterator)],
    ['a bigint', () => sum(1n)],
    ['a function', () => sum(f)],
    ['a text as number', () => scale(f(1), '2', f(1))],
    ['an array as number', () => axpy([1], f(1), f(1))],
    ['nothing as number', () => scale(f(1), undefined, f(1))],
    ['a detached buffer', () => sum(detached())],
    ['a detached output', () => scale(f(), 1, detached())],
  ];
}

function detached() {
  const array = new Float32Array(4);
  array.buffer.transfer();
  return array;
}
