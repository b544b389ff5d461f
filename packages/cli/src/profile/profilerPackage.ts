// The package that `kinglet profile` needs.
import { needed } from '../needed.ts';

export type ProfilerPackage = typeof import('@kinglet/profiler');

/** @throws {CliError} `KINGLET_CLI_PACKAGE`, with the line to type, when it is not installed */
export function profilerPackage(): Promise<ProfilerPackage> {
  return needed('@kinglet/profiler', 'kinglet profile', () => import('@kinglet/profiler'));
}
