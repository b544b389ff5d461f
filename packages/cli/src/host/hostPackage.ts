// The package that `kinglet host` needs: nobody has to install it who asks nothing about machines.
import { CliError } from '../cliError.ts';

export type HostPackage = typeof import('@kinglet/host');

const here = (): Promise<HostPackage> => import('@kinglet/host');

/** @throws {CliError} `KINGLET_CLI_PACKAGE`, with the line to type, when it is not installed; tests give another `load` */
export async function hostPackage(load: () => Promise<HostPackage> = here): Promise<HostPackage> {
  try {
    return await load();
  } catch (cause) {
    if (!(cause as Error).message.includes("Cannot find package '@kinglet/host'")) throw cause;
    const message =
      '`kinglet host` needs @kinglet/host, which is not installed; type: npm install --save-dev @kinglet/host';
    throw new CliError('KINGLET_CLI_PACKAGE', message, { cause });
  }
}
