// What of the kernels was used, and how well this machine was used by it.
import type { Measurement } from '../measurement.ts';

/** All calls of one kernel on one tier. */
export interface KernelUse {
  /** Its name in the kernels' operation table. */
  readonly kernel: string;
  /** `neon`, `avx2`, …, `wasm`, `typescript`. */
  readonly tier: string;
  readonly calls: number;
  readonly milliseconds: number;
  /** That its arguments hold: read once, written once. What caches hide is in it. */
  readonly bytes: number;
  /** By the operation table's formula; 0 for those that move data. Integer operations count alike. */
  readonly flops: number;
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
