// Signals and their spectra.
import type { Evaluation, EvaluationRule } from '../evaluation.ts';
import { axisOf, linesAlong } from '../indexing.ts';
import { lengthsOf, numbersOf, scalarOf, type Tensor, tensorOf } from '../tensor.ts';
import { typeOf } from './casting.ts';

const float = 1;

export const signalRules: Readonly<Record<string, EvaluationRule>> = {
  BlackmanWindow: windowRule((turn) => 0.42 - 0.5 * Math.cos(turn) + 0.08 * Math.cos(2 * turn)),
  DFT: dft,
  HammingWindow: windowRule((turn) => 25 / 46 - (21 / 46) * Math.cos(turn)),
  HannWindow: windowRule((turn) => Math.sin(turn / 2) ** 2),
  MelWeightMatrix: melWeightMatrix,
  STFT: stft,
};

/** `f` of angles from 0 to a whole turn. */
function windowRule(f: (turn: number) => number): EvaluationRule {
  return (node) => {
    const size = scalarOf(node.input(0));
    const period = node.int('periodic', 1) ? size : size - 1;
    const values = Array.from({ length: size }, (_, i) => f((2 * Math.PI * i) / period));
    return tensorOf(typeOf(node, 'output_datatype', float), [size], values);
  };
}

interface Complex {
  readonly re: number;
  readonly im: number;
}

/** By its definition, over `length` numbers: what is missing is 0. */
function transform(signal: readonly Complex[], length: number, sign: -1 | 1): Complex[] {
  return Array.from({ length }, (_, k) => {
    let [re, im] = [0, 0];
    for (const [n, x] of signal.slice(0, length).entries()) {
      const angle = (sign * 2 * Math.PI * ((k * n) % length)) / length;
      re += x.re * Math.cos(angle) - x.im * Math.sin(angle);
      im += x.re * Math.sin(angle) + x.im * Math.cos(angle);
    }
    return { re, im };
  });
}

/** The last axis holds real parts alone, or real and imaginary ones. */
function dft(node: Evaluation): Tensor {
  const x = node.input(0);
  const axis = axisOf(
    node.opset < 20 ? node.int('axis', 1) : node.inputs[2] ? scalarOf(node.inputs[2]) : -2,
    x.dims.length,
  );
  const [isInverse, isOneSided] = [node.int('inverse', 0) === 1, node.int('onesided', 0) === 1];
  const own = x.dims[axis]!;
  const length = node.inputs[1] ? scalarOf(node.inputs[1]) : isInverse && isOneSided ? 2 * (own - 1) : own;
  const parts = x.dims.at(-1)!;
  const numbers = numbersOf(x);
  const outer = x.dims.slice(0, -1);
  const made = [...linesAlong(outer, axis)].map((line) => {
    const signal = line.map((at) => ({ re: numbers[at * parts]!, im: parts === 2 ? numbers[at * parts + 1]! : 0 }));
    if (!isInverse) return transform(signal, length, -1).slice(0, isOneSided ? Math.floor(length / 2) + 1 : length);
    const whole = isOneSided ? mirrored(signal, length) : signal;
    return transform(whole, length, 1).map(({ re, im }) => ({ re: re / length, im: im / length }));
  });
  const isReal = isInverse && isOneSided;
  return assemble(x, outer.with(axis, made[0]?.length ?? 0), axis, made, isReal);
}

/** The whole spectrum of a real signal from its first half. */
function mirrored(half: readonly Complex[], length: number): Complex[] {
  return Array.from({ length }, (_, k) => {
    const known = half[Math.min(k, length - k)] ?? { re: 0, im: 0 };
    return k <= length / 2 ? known : { re: known.re, im: -known.im };
  });
}

function assemble(
  { type }: Tensor,
  dims: readonly number[],
  axis: number,
  lines: readonly (readonly Complex[])[],
  isReal: boolean,
): Tensor {
  const parts = isReal ? 1 : 2;
  const values = new Float64Array(dims.reduce((size, length) => size * length, parts));
  for (const [l, places] of [...linesAlong(dims, axis)].entries())
    for (const [k, at] of places.entries()) {
      values[at * parts] = lines[l]![k]!.re;
      if (!isReal) values[at * parts + 1] = lines[l]![k]!.im;
    }
  return tensorOf(type, [...dims, parts], values);
}

/** Spectra of overlapping frames, each weighted by a window. */
function stft(node: Evaluation): Tensor {
  const [x, window] = [node.input(0), node.inputs[2]];
  const [batch, samples] = x.dims as [number, number];
  const parts = x.dims[2] ?? 1;
  const step = scalarOf(node.input(1));
  const length = node.inputs[3] ? scalarOf(node.inputs[3]) : (window?.dims[0] ?? samples);
  const weights = window ? numbersOf(window) : new Float64Array(length).fill(1);
  const frames = Math.floor((samples - length) / step) + 1;
  const bins = node.int('onesided', 1) ? Math.floor(length / 2) + 1 : length;
  const numbers = numbersOf(x);
  const spectra = Array.from({ length: batch * frames }, (_, i) => {
    const start = Math.floor(i / frames) * samples + (i % frames) * step;
    const signal = Array.from({ length }, (_, n) => {
      const at = (start + n) * parts;
      return { re: numbers[at]! * weights[n]!, im: parts === 2 ? numbers[at + 1]! * weights[n]! : 0 };
    });
    return transform(signal, length, -1).slice(0, bins);
  });
  return tensorOf(
    x.type,
    [batch, frames, bins, 2],
    spectra.flat().flatMap(({ re, im }) => [re, im]),
  );
}

/** Triangles over the bins of a spectrum, evenly apart as one hears. */
function melWeightMatrix(node: Evaluation): Tensor {
  const [bins, length, rate, low, high] = [0, 1, 2, 3, 4].map((i) => lengthsOf(node.input(i))[0]!) as [
    number,
    number,
    number,
    number,
    number,
  ];
  const melOf = (hertz: number): number => 2595 * Math.log10(1 + hertz / 700);
  const step = (melOf(high) - melOf(low)) / (bins + 2);
  const edges = Array.from({ length: bins + 2 }, (_, i) => {
    const hertz = 700 * (10 ** ((melOf(low) + i * step) / 2595) - 1);
    return Math.floor(((length + 1) * hertz) / rate);
  });
  const rows = Math.floor(length / 2) + 1;
  const values = new Float64Array(rows * bins);
  for (let bin = 0; bin < bins; bin++) {
    const [left, centre, right] = edges.slice(bin, bin + 3) as [number, number, number];
    for (let row = left; row <= centre; row++)
      values[row * bins + bin] = centre === left ? 1 : (row - left) / (centre - left);
    for (let row = centre; row < right; row++) values[row * bins + bin] = (right - row) / (right - centre);
  }
  return tensorOf(typeOf(node, 'output_datatype', float), [rows, bins], values);
}
