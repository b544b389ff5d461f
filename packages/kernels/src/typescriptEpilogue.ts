// How fused operations end in plain TypeScript: a clamp, then an activation.
import { typescriptActivations } from './typescriptActivations.ts';
import { typescriptElementwise } from './typescriptElementwise.ts';

/** The sum between the limits, as float32; NaN for none. */
export function limit(sum: number, low: number, high: number): number {
  const least = Math.fround(low);
  const most = Math.fround(high);
  // biome-ignore lint/complexity/useMathMinMax: Math.max would make a limit of NaN the result.
  const notBelow = sum < least ? least : sum;
  // biome-ignore lint/complexity/useMathMinMax: as above.
  return notBelow > most ? most : notBelow;
}

/** Applies the activation of that number (fusedActivationNames). */
export function activate(activation: number, out: Float32Array): Float32Array {
  const { sigmoid, gelu, geluTanh, silu, hardSwish } = typescriptActivations;
  const functions = [undefined, sigmoid, typescriptElementwise.tanh, gelu, geluTanh, silu, hardSwish];
  return functions[activation]?.(out, out) ?? out;
}
