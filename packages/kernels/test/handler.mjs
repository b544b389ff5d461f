// A handler as users write them, for every engine and every Node: the API from end to end. Plain JavaScript; its answers are
// compared by those who run it. `exact` has one right answer on every tier, `close` one within the documented bounds.
import {
  Arena,
  clamp,
  cosineMany,
  dotI8,
  dotMany,
  embeddingLookup,
  f16ToF32,
  f32ToF16,
  fma,
  gelu,
  isa,
  Matrix,
  record,
  round,
  select,
  sin,
  softmax,
  topK,
  transpose,
  Vector,
} from '@kinglet/kernels';

const wave = (n, step = 0.37) => Float32Array.from({ length: n }, (_, i) => Math.fround(((i * step) % 7) - 3));
const floats = (n) => new Float32Array(n);

export const handler = async () => ({ isa: isa(), exact: exact(), close: close() });

function exact() {
  const x = wave(1000);
  const values = floats(5);
  const bytes = Int8Array.from({ length: 1000 }, (_, i) => (i * 37) % 256);
  const halves = f32ToF16(x.subarray(0, 9), new Uint16Array(9));
  return {
    topK: [...topK(x, values, new Uint32Array(5)), ...values],
    transpose: [...transpose(wave(35), 5, 7, floats(35))],
    dotI8: [dotI8(bytes, bytes)],
    clamp: [...clamp(x, -1, 1, floats(1000))].slice(-9),
    fma: [...fma(x, x, x, floats(1000))].slice(-9),
    round: [...round(wave(9), floats(9))],
    select: [...select(Float32Array.of(0, 1), Float32Array.of(1, 2), Float32Array.of(3, 4), floats(2))],
    halves: [...halves, ...f16ToF32(halves, floats(9))],
    embedding: [...embeddingLookup(wave(12), 4, 3, Uint32Array.of(3, 0, 3), floats(9))],
    vector: Vector.from(x).mul(x).scale(0.5).relu().toArray().slice(0, 9),
    into: [
      ...Vector.from([1, 2, 3])
        .into(floats(3))
        .axpy(2, Float32Array.of(1, 1, 1)),
    ],
    matrix: Matrix.from([
      [1, 2, 3],
      [4, 5, 6],
    ])
      .transpose()
      .toArray(),
    errors: [() => softmax(floats(2), floats(3)), () => dotI8(bytes, floats(3))].map(outcome),
    plan: planned(),
  };
}

function close() {
  const x = wave(1000);
  const rows = wave(384 * 20, 0.11);
  const query = wave(384, 0.23);
  return {
    softmax: [...softmax(x, floats(1000))].slice(0, 20),
    gelu: [...gelu(x, floats(1000))].slice(0, 20),
    dotMany: [...dotMany(rows, query, floats(20))],
    cosineMany: [...cosineMany(rows, query, floats(20))],
    chain: Vector.from(x).exp().log().tanh().toArray().slice(0, 20),
    sums: [Vector.from(x).normL2(), Vector.from(x).dot(x)],
    angles: besideSignallingNaNs(),
  };
}

/** Angles that need the long way round, each vector of them beside one of NaNs that signal. */
function besideSignallingNaNs() {
  const bits = Uint32Array.from({ length: 256 }, (_, i) => (i % 32 < 16 ? 0x7f7c0000 + i * 997 : 0x7f800001 + i));
  return [...sin(new Float32Array(bits.buffer), floats(256))].filter((x) => !Number.isNaN(x));
}

/** A recorded plan, run twice on other elements: whole numbers, so that no order of adding them matters. */
function planned() {
  const arena = new Arena({ bytes: 2 ** 20 });
  const x = arena.tensor(100);
  const y = arena.tensor(100);
  const plan = record(arena, (k) => {
    const total = k.dot(x, x);
    k.scale(x, total, y);
    k.relu(y, y);
  });
  const answers = [];
  for (const first of [-3, 2]) {
    x.fill(1);
    x[0] = first;
    plan.run();
    answers.push(...y.subarray(0, 3));
  }
  return answers;
}

function outcome(call) {
  try {
    return String(call());
  } catch (error) {
    return `${error.name} ${error.code} ${error.message}`;
  }
}
