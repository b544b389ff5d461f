// Runs the checks of `kinglet doctor` side by side.
import { type Check, type Finding, problem } from './finding.ts';

/** The findings of all `checks`, in their order. One that fails is a problem of its own and stops no other. */
export async function runChecks(checks: readonly Check[]): Promise<readonly Finding[]> {
  const found = await Promise.all(checks.map(findingsOf));
  return found.flat();
}

async function findingsOf({ name, run }: Check): Promise<readonly Finding[]> {
  try {
    return await run();
  } catch (error) {
    return [problem(name, error instanceof Error ? error.message : String(error))];
  }
}
