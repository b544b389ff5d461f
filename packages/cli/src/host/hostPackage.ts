// The package that `kinglet host` needs.
import { needed } from '../needed.ts';

export type HostPackage = typeof import('@kinglet/host');

const here = (): Promise<HostPackage> => import('@kinglet/host');

/** @throws {CliError} `KINGLET_CLI_PACKAGE`, with the line to type, when it is not installed; tests give another `load` */
export function hostPackage(load: () => Promise<HostPackage> = here): Promise<HostPackage> {
  return needed('@kinglet/host', 'kinglet host', load);
}
