// Scalar against SIMD: the simd-vector handler measures the same work inside the function and logs it.
import type { Built } from './buildTarget.ts';
import { startFor } from './invokeWarm.ts';
import type { SimdRow } from './results.ts';

interface LoggedComparison {
  readonly isa: string;
  readonly loopUs: number;
  readonly kernelUs: number;
}

/**
 * Asks a built simd-vector for its comparison: once as it is, and once with the scalar kernel forced, which leaves
 * `scalarUs` null where the bootstrap carries no scalar kernel. Undefined when the function did not log one.
 */
export async function compareSimd(built: Built): Promise<SimdRow | undefined> {
  const repeats = built.target.emulated ? 2 : 20;
  const best = await loggedComparison(built, repeats, {});
  if (best === undefined) return undefined;
  const scalar = await loggedComparison(built, repeats, { KINGLET_ISA: 'scalar' });
  const { engine, arch, emulated } = built.target;
  const scalarUs = scalar?.isa === 'scalar' ? scalar.kernelUs : null;
  return { engine, arch, emulated, isa: best.isa, loopUs: best.loopUs, scalarUs, simdUs: best.kernelUs };
}

/** The comparison in a function's log. */
export function parseComparison(logs: string): LoggedComparison | undefined {
  const found = /simd-vector (\{"isa":.*?\})/.exec(logs);
  return found ? (JSON.parse(found[1]!) as LoggedComparison) : undefined;
}

async function loggedComparison(
  built: Built,
  compare: number,
  env: Readonly<Record<string, string>>,
): Promise<LoggedComparison | undefined> {
  await using emulator = await startFor(built, env);
  const invocation = await emulator.invoke(JSON.stringify({ compare }));
  return invocation.error ? undefined : parseComparison(invocation.logs);
}
