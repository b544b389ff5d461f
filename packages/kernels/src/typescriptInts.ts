// Arithmetic and reductions of int8 and int16 in plain TypeScript: the same bits as native code.
import type { Kernels } from './generated/kernels.ts';

type Binary = 'add' | 'sub' | 'mul' | 'addSaturated' | 'subSaturated' | 'mulSaturated' | 'multiplyAccumulate';
type Ints = Pick<Kernels, `${Binary | 'max' | 'min' | 'sum'}${'I8' | 'I16'}` | 'dotI16'>;

type IntArray = Int8Array | Int16Array;

export const typescriptInts: Ints = {
  // Arrays of integers keep the low bits of what is stored.
  addI8: add,
  addI16: add,
  subI8: sub,
  subI16: sub,
  mulI8: mul,
  mulI16: mul,
  addSaturatedI8: (a, b, out) => addSaturated(a, b, out, 127),
  addSaturatedI16: (a, b, out) => addSaturated(a, b, out, 32767),
  subSaturatedI8: (a, b, out) => subSaturated(a, b, out, 127),
  subSaturatedI16: (a, b, out) => subSaturated(a, b, out, 32767),
  mulSaturatedI8: (a, b, out) => mulSaturated(a, b, out, 127),
  mulSaturatedI16: (a, b, out) => mulSaturated(a, b, out, 32767),
  multiplyAccumulateI8: multiplyAccumulate,
  multiplyAccumulateI16: multiplyAccumulate,
  sumI8: sum,
  sumI16: sum,
  maxI8: max,
  maxI16: max,
  minI8: min,
  minI16: min,
  dotI16(a, b) {
    let total = 0;
    for (let i = 0; i < a.length; i++) total += a[i]! * b[i]!;
    return total;
  },
};

function add<T extends IntArray>(a: T, b: T, out: T): T {
  for (let i = 0; i < out.length; i++) out[i] = a[i]! + b[i]!;
  return out;
}

function sub<T extends IntArray>(a: T, b: T, out: T): T {
  for (let i = 0; i < out.length; i++) out[i] = a[i]! - b[i]!;
  return out;
}

function mul<T extends IntArray>(a: T, b: T, out: T): T {
  for (let i = 0; i < out.length; i++) out[i] = a[i]! * b[i]!;
  return out;
}

function addSaturated<T extends IntArray>(a: T, b: T, out: T, most: number): T {
  for (let i = 0; i < out.length; i++) out[i] = Math.max(-most - 1, Math.min(a[i]! + b[i]!, most));
  return out;
}

function subSaturated<T extends IntArray>(a: T, b: T, out: T, most: number): T {
  for (let i = 0; i < out.length; i++) out[i] = Math.max(-most - 1, Math.min(a[i]! - b[i]!, most));
  return out;
}

function mulSaturated<T extends IntArray>(a: T, b: T, out: T, most: number): T {
  for (let i = 0; i < out.length; i++) out[i] = Math.max(-most - 1, Math.min(a[i]! * b[i]!, most));
  return out;
}

function multiplyAccumulate(a: IntArray, b: IntArray, sums: Int32Array): Int32Array {
  for (let i = 0; i < sums.length; i++) sums[i] = sums[i]! + a[i]! * b[i]!;
  return sums;
}

function sum(a: IntArray): number {
  let total = 0;
  for (let i = 0; i < a.length; i++) total += a[i]!;
  return total;
}

function max(a: IntArray): number {
  let largest = a[0]!;
  for (let i = 1; i < a.length; i++) largest = Math.max(largest, a[i]!);
  return largest;
}

function min(a: IntArray): number {
  let smallest = a[0]!;
  for (let i = 1; i < a.length; i++) smallest = Math.min(smallest, a[i]!);
  return smallest;
}
