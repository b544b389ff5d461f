// How near kernels come to what this machine can do: the roofline model (Williams, Waterman, Patterson,
// https://doi.org/10.1145/1498765.1498785).
import { numberOf } from '../measurement.ts';
import { computeRoof, type KernelUse, type Roof } from './kernelUse.ts';

export interface RooflinePoint extends KernelUse {
  /** 0 for kernels that move data; undefined where the clock did not see its time pass. */
  readonly flopsPerSecond: number | undefined;
  readonly bytesPerSecond: number | undefined;
  /** Arithmetic intensity: flops for each byte. Undefined without bytes. */
  readonly intensity: number | undefined;
  /** Which of the two lines is the lower one at its intensity. */
  readonly bound: 'compute' | 'memory';
  /** The lower line there: flop/s, min(compute, intensity * memory); bytes/s for kernels that move data. Undefined without a roof. */
  readonly attainable: number | undefined;
  /**
   * What it reached of that. Bytes count as often as arguments have them, and caches give them faster than memory: kernels
   * whose data stay there come above 1. Below 1 there may be other reasons than the kernel: short calls, whose way there is
   * counted, and what else runs.
   */
  readonly share: number | undefined;
}

/** In the order of the uses. Kernels without flops are judged by their bytes alone; those of integers by the roof of i8. */
export function roofline(uses: readonly KernelUse[], roof: Roof): RooflinePoint[] {
  return uses.map((use) => rooflinePoint(use, roof));
}

/** Of one kernel. Without a roof only its rates are known. */
export function rooflinePoint(use: KernelUse, roof: Roof | undefined): RooflinePoint {
  const { bytes, flops, milliseconds } = use;
  const rate = (work: number): number | undefined => (milliseconds > 0 ? (work / milliseconds) * 1000 : undefined);
  const [flopsPerSecond, bytesPerSecond] = [rate(flops), rate(bytes)];
  const intensity = bytes > 0 ? flops / bytes : undefined;
  const compute = numberOf(roof && computeRoof(use, roof));
  const memory = numberOf(roof?.memory);
  const { attainable, bound } = lowerLine(flops, intensity, compute, memory);
  const reached = flops > 0 ? flopsPerSecond : bytesPerSecond;
  const share = reached !== undefined && attainable ? reached / attainable : undefined;
  return { ...use, flopsPerSecond, bytesPerSecond, intensity, bound, attainable, share };
}

function lowerLine(
  flops: number,
  intensity: number | undefined,
  compute: number | undefined,
  memory: number | undefined,
): Pick<RooflinePoint, 'attainable' | 'bound'> {
  if (flops === 0) return { attainable: memory, bound: 'memory' };
  if (intensity === undefined) return { attainable: compute, bound: 'compute' };
  const sloped = memory === undefined ? undefined : intensity * memory;
  if (sloped === undefined || compute === undefined) return { attainable: undefined, bound: 'memory' };
  return sloped < compute ? { attainable: sloped, bound: 'memory' } : { attainable: compute, bound: 'compute' };
}
