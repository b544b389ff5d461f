// Which engines this machine can build for; engine `native` needs compilers, and is skipped without them.
import type { Engine } from '@kinglet/bundler';
import type { SuiteContext } from '../suite.ts';
import { buildHandler, engines } from './contestants.ts';

/** Notes that something is left out of the report, and why. */
export type Skip = (what: string, error: unknown) => undefined;

/** All engines, but not `native` where what compiles it is missing. Rejects with what failed for another reason. */
export async function usableEngines({ progress, workDir }: SuiteContext, skip: Skip): Promise<Engine[]> {
  progress.update('building minimal for native');
  const native = await buildHandler('minimal', 'native', workDir).catch(unlessMissing('native', skip));
  return engines.filter((engine) => engine !== 'native' || native !== undefined);
}

const missing = new Set([
  'KINGLET_BOOTSTRAP_NOT_BUILT',
  'KINGLET_BOOTSTRAP_TOOL',
  'KINGLET_BUNDLER_ARCH',
  'KINGLET_BUNDLER_TOOL',
]);

/** For `catch`: skips what needs a tool or a prebuilt file that is not there, throws all else. */
export function unlessMissing(what: string, skip: Skip): (error: unknown) => undefined {
  return (error) => {
    if (!(error instanceof Error && 'code' in error && missing.has(String(error.code)))) throw error;
    return skip(what, error);
  };
}
