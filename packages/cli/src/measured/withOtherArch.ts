// The same function for the other processor, from the project's sources.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { KeptBuildSettings } from '../bench/benchOptions.ts';
import { buildFunction } from '../buildFunction.ts';
import { usageError } from '../cliError.ts';
import type { Arch } from '../cost/prices.ts';
import type { OptionValues } from '../option.ts';
import type { AwsCaller } from './awsCaller.ts';
import { type BorrowedFunction, borrowFunction } from './borrowFunction.ts';
import { archOf, readFunction } from './functionState.ts';
import { withTemporaryFunction } from './temporaryFunction.ts';

/**
 * Builds the project for the other architecture and has a temporary function of it.
 *
 * @throws {CliError} `KINGLET_CLI_USAGE` when the function is of that architecture itself; what the build, AWS and `work` throw
 */
export async function withOtherArch<T>(
  caller: AwsCaller,
  name: string,
  arch: Arch,
  values: OptionValues<KeptBuildSettings>,
  work: (temporary: BorrowedFunction) => Promise<T>,
): Promise<T> {
  const { configuration } = await readFunction(caller, name);
  if (archOf(configuration) === arch)
    throw usageError(`Expected another architecture than that of ${name}, got ${arch}, which it has`);
  const folder = mkdtempSync(join(tmpdir(), 'kinglet-bench-'));
  try {
    const { zip } = await buildFunction(caller.context, { ...values, arch, out: folder });
    return await withTemporaryFunction(caller, name, { arch, zip }, (temporary) =>
      borrowFunction(caller, temporary, false, work),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
