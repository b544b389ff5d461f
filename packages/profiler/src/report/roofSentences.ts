// What this machine can do, in words.
import type { KernelUse, Roof } from '../kernels/kernelUse.ts';
import { isMeasured, type Measurement } from '../measurement.ts';
import { measured } from './figures.ts';

/** What the roof is, in a sentence for each of its lines that the kernels stand under. */
export function roofSentences(
  kernels: readonly KernelUse[],
  { compute, integerCompute, memory }: Roof,
): readonly string[] {
  const ofIntegers = kernels.some(({ isOfIntegers }) => isOfIntegers) ? integerCompute : undefined;
  return [
    `Compute: ${explained(compute)}.`,
    ...(ofIntegers ? [`Compute with integers: ${explained(ofIntegers)}.`] : []),
    `Memory: ${explained(memory)}.`,
  ];
}

function explained(one: Measurement): string {
  return isMeasured(one) ? `${measured(one)} (${one.confidence}: ${one.source})` : `unavailable: ${one.unavailable}`;
}
