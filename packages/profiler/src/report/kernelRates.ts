// How fast kernels ran, and how near that is to what this machine can do.
import { computeRoof, type KernelUse, type Roof } from '../kernels/kernelUse.ts';
import { isMeasured, type Measurement, numberOf } from '../measurement.ts';
import { measured } from './figures.ts';

/** Undefined is what does not follow from what was counted: rates of no time, a roof that was not measured. */
export interface KernelRates {
  /** flop/s; undefined of kernels that move data. */
  readonly compute: number | undefined;
  /** bytes/s. */
  readonly memory: number | undefined;
  /** flop/byte. */
  readonly intensity: number | undefined;
  /** Its rate in the highest that the roofline allows at its intensity: above 1 where caches held what it read. */
  readonly roofShare: number | undefined;
}

/**
 * The roofline model: at an intensity of i flop/byte no more than min(compute, i × memory) flop/s can be done (Williams,
 * Waterman and Patterson, Communications of the ACM 52 (4), 2009).
 */
export function kernelRates(use: KernelUse, roof?: Roof): KernelRates {
  const { milliseconds, bytes, flops } = use;
  const perSecond = (amount: number) => (amount > 0 ? ratio(amount, milliseconds / 1e3) : undefined);
  const [compute, memory] = [perSecond(flops), perSecond(bytes)];
  const intensity = flops > 0 ? ratio(flops, bytes) : undefined;
  const [most, bandwidth] = [numberOf(roof && computeRoof(use, roof)), numberOf(roof?.memory)];
  return { compute, memory, intensity, roofShare: shareOf(compute, most, memory, bandwidth) };
}

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

// Of both lines the one that is nearer limits, so the greater share is the share of the roof.
function shareOf(compute?: number, most?: number, memory?: number, bandwidth?: number): number | undefined {
  const shares = [ratio(compute, most), ratio(memory, bandwidth)].filter((share) => share !== undefined);
  const areMissing = (compute !== undefined && !most) || (memory !== undefined && !bandwidth);
  return areMissing || shares.length === 0 ? undefined : Math.max(...shares);
}

function ratio(part: number | undefined, whole: number | undefined): number | undefined {
  const found = part !== undefined && whole ? part / whole : Number.NaN;
  return Number.isFinite(found) ? found : undefined;
}
