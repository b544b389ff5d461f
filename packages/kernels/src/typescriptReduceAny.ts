// Reductions of elements of any type in plain TypeScript: the same bytes as native code.
import {
  type AnyElement,
  isFloatType,
  isSignedType,
  loadAny,
  storeAny,
  toInteger,
  viewOf,
  wrap,
} from './anyElements.ts';
import { elementTypeBytes, elementTypes, reduceOperations } from './elementTypes.ts';
import type { Kernels } from './generated/kernels.ts';

export const typescriptReduceAny: Pick<Kernels, 'argReduceAny' | 'reduceAny'> = {
  reduceAny(a, outer, length, inner, operation, type, out) {
    const [source, target, bytes] = [viewOf(a), viewOf(out), elementTypeBytes[type]!];
    const name = reduceOperations[operation]!;
    for (let o = 0; o < outer; o++)
      for (let i = 0; i < inner; i++) {
        let sum = begin(name, type);
        for (let k = 0; k < length; k++)
          sum = step(sum, loadAny(source, ((o * length + k) * inner + i) * bytes, type), name, type);
        storeAny(target, (o * inner + i) * bytes, type, end(sum, name, type, length));
      }
    return out;
  },
  argReduceAny(a, outer, length, inner, type, isMax, selectLast, out) {
    const [source, target, bytes] = [viewOf(a), viewOf(out), elementTypeBytes[type]!];
    for (let o = 0; o < outer; o++)
      for (let i = 0; i < inner; i++) {
        let best: AnyElement = 0;
        let found = 0;
        for (let k = 0; k < length; k++) {
          const value = loadAny(source, ((o * length + k) * inner + i) * bytes, type);
          if (k > 0 && !isBetter(value, best, isMax === 1, selectLast === 1)) continue;
          best = value;
          found = k;
        }
        target.setBigInt64((o * inner + i) * 8, BigInt(found), true);
      }
    return out;
  },
};

type ReduceName = (typeof reduceOperations)[number];

function begin(name: ReduceName, type: number): AnyElement {
  const isFloat = isFloatType(type);
  if (name === 'prod') return isFloat ? 1 : 1n;
  if (name !== 'max' && name !== 'min') return isFloat ? 0 : 0n;
  if (isFloat) return name === 'max' ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  const bits = elementTypes[type] === 'bool' ? 1n : 8n * BigInt(elementTypeBytes[type]!);
  if (isSignedType(type)) return name === 'max' ? -(2n ** (bits - 1n)) : 2n ** (bits - 1n) - 1n;
  return name === 'max' ? 0n : 2n ** bits - 1n;
}

function step(sum: AnyElement, value: AnyElement, name: ReduceName, type: number): AnyElement {
  if (typeof sum === 'number') return floatStep(sum, value as number, name);
  return wrap(type, integerStep(sum, value as bigint, name));
}

function floatStep(sum: number, value: number, name: ReduceName): number {
  if (name === 'max') return Math.max(sum, value);
  if (name === 'min') return Math.min(sum, value);
  if (name === 'prod') return sum * value;
  if (name === 'l1') return sum + Math.abs(value);
  return name === 'sumSquares' || name === 'l2' ? sum + value * value : sum + value;
}

function integerStep(sum: bigint, value: bigint, name: ReduceName): bigint {
  if (name === 'max') return value > sum ? value : sum;
  if (name === 'min') return value < sum ? value : sum;
  if (name === 'prod') return sum * value;
  if (name === 'l1') return sum + (value < 0n ? -value : value);
  return name === 'sumSquares' || name === 'l2' ? sum + value * value : sum + value;
}

function end(sum: AnyElement, name: ReduceName, type: number, length: number): AnyElement {
  if (name === 'mean') {
    if (typeof sum === 'number') return sum / length;
    return length === 0 ? 0n : sum / BigInt(length);
  }
  if (name !== 'l2') return sum;
  return typeof sum === 'number' ? Math.sqrt(sum) : wrap(type, toInteger(Math.sqrt(Number(sum))));
}

/** NaN is both above and below every number, and equal to NaN. */
function isBetter(value: AnyElement, best: AnyElement, isMax: boolean, isLast: boolean): boolean {
  if (Number.isNaN(best)) return isLast && Number.isNaN(value);
  if (Number.isNaN(value)) return true;
  if (value === best) return isLast;
  return isMax ? value > best : value < best;
}
