// What of the kernels was used, and how well this machine was used by it.
import type { CallCount } from '@kinglet/kernels/counting';
import type { Measurement } from '../measurement.ts';

/** All calls of one kernel on one tier, as the kernels count them. */
export interface KernelUse extends CallCount {
  /** Whether it computes with integers, which has a roof of its own. @default false */
  readonly isOfIntegers?: boolean;
}

/** What this machine can do at most, on one thread: the roofline's two lines. */
export interface Roof {
  /** flop/s of the fastest product of f32 matrices that stay in the first caches. */
  readonly compute: Measurement;
  /** The same of i8 matrices: what kernels of integers are judged by. */
  readonly integerCompute?: Measurement;
  /** bytes/s of main memory, reading. */
  readonly memory: Measurement;
}

/** What it could reach at most where no memory limits it. */
export function computeRoof({ isOfIntegers = false }: KernelUse, roof: Roof): Measurement {
  return (isOfIntegers && roof.integerCompute) || roof.compute;
}
