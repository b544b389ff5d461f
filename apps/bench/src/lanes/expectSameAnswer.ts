// Whether ours and onnxruntime-node answer the same: a benchmark of two programs that compute different things says nothing.
import { ours, plainOperands } from './callOperands.ts';
import { callOf, sizesOf } from './calls.ts';

type Arrays = Readonly<Record<string, Float32Array | undefined>>;
/** The operands of ours for what onnxruntime-node worked on, and what ours must then answer. */
type Translate = (name: string, arrays: Arrays) => { operands: unknown[]; out: Float32Array; expected: Float32Array };

/** Throws where our call of that name answers something else than `arrays.y` for what the other arrays hold, or cannot be asked. */
export function expectSameAnswer(name: string, arrays: Arrays): void {
  const call = callOf(name);
  const translate = translations[name.split('@')[0] as string];
  const run = call && ours(call.operation);
  if (!run || !translate) throw new Error(`${name}: expected a translation of its operands, found none`);
  const { operands, out, expected } = translate(name, arrays);
  run(...(operands as never[]));
  const wrong = expected.findIndex((x, i) => !(Math.abs((out[i] as number) - x) <= 1e-4 * Math.max(10, Math.abs(x))));
  if (wrong >= 0) throw new Error(`${name}: expected y[${wrong}] to be ${expected[wrong]}, got ${out[wrong]}`);
}

const translations: Readonly<Record<string, Translate>> = {
  conv2d: (name, { x, w, y }) => {
    const [height = 0, width = 0, channels = 0, filters = 0, kh = 0, kw = 0] = sizesOf(name);
    const operands = operandsOf(name);
    operands[0] = channelsLast(x as Float32Array, channels, height * width);
    ours('packFilters')?.(...([w, 1, channels, filters, kh, kw, operands[7]] as never[]));
    return {
      operands,
      out: operands[12] as Float32Array,
      expected: channelsLast(y as Float32Array, filters, height * width),
    };
  },
  depthwise: (name, { x, w, y }) => {
    const [height = 0, width = 0, channels = 0, kh = 0, kw = 0] = sizesOf(name);
    const operands = operandsOf(name);
    operands[0] = channelsLast(x as Float32Array, channels, height * width);
    ours('packDepthwise')?.(...([w, channels, kh, kw, operands[5]] as never[]));
    return {
      operands,
      out: operands[9] as Float32Array,
      expected: channelsLast(y as Float32Array, channels, height * width),
    };
  },
  attention: (name, { q, k, v, y }) => {
    const operands = operandsOf(name);
    [operands[0], operands[6], operands[8]] = [q, k, v];
    return { operands, out: operands[14] as Float32Array, expected: y as Float32Array };
  },
};

function operandsOf(name: string): unknown[] {
  const call = callOf(name);
  return call ? plainOperands(call) : [];
}

function channelsLast(planes: Float32Array, channels: number, pixels: number): Float32Array {
  return planes.map((_, i) => planes[(i % channels) * pixels + Math.floor(i / channels)] as number);
}
