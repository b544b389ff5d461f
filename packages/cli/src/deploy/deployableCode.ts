// The zip that deploy uploads: built, or given, and never one that cannot start.
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { type Verification, verify } from '@kinglet/bundler';
import { CliError, usageError } from '../cliError.ts';
import type { Context } from '../context.ts';
import type { Built } from '../desiredFunction.ts';

export interface Code {
  readonly bytes: Uint8Array;
  /** Base64, as Lambda shows it. */
  readonly sha256: string;
}

/** Lambda's limit for a zip that is sent with the request. What it may unpack to, the verification checks. */
export const mostZipBytes: number = 50 * 1024 * 1024;

/**
 * Reads and verifies the zip.
 *
 * @throws {CliError} `KINGLET_CLI_VIOLATION` for a zip that Lambda could not start or would not take, and what the verification
 * throws for one that cannot be read
 */
export async function readCode({ zip, arch }: Pick<Built, 'arch' | 'zip'>): Promise<Code> {
  const bytes = await readFile(zip);
  if (bytes.length > mostZipBytes)
    throw new CliError(
      'KINGLET_CLI_VIOLATION',
      `Expected a zip of at most ${mostZipBytes} bytes, Lambda's limit for an upload; ${zip} has ${bytes.length}: ship fewer assets, or put large ones into a layer`,
    );
  const { problems } = verify(bytes, { arch });
  if (problems.length > 0)
    throw new CliError(
      'KINGLET_CLI_VIOLATION',
      `${zip} would not start, nothing was uploaded:\n- ${problems.join('\n- ')}`,
    );
  return { bytes, sha256: createHash('sha256').update(bytes).digest('base64') };
}

/**
 * What `--zip` names, for the architecture of the settings.
 *
 * @throws {CliError} `KINGLET_CLI_USAGE` when there is no such file
 */
export function givenZip(context: Context, path: string, arch: Built['arch']): Built {
  const zip = resolve(context.cwd, path);
  return { zip, arch, engine: engineOf(verifyFile(zip)) };
}

function verifyFile(zip: string): Verification {
  try {
    return verify(zip);
  } catch (error) {
    if ((error as { code?: unknown }).code === 'KINGLET_BUNDLER_FILE')
      throw usageError(`Expected a zip at ${zip}, found none: check --zip`, error);
    throw error;
  }
}

// What tells the engines apart here is what Lambda has to know: whether there is a bootstrap to start.
function engineOf(verification: Verification): Built['engine'] {
  return verification.class === 'JavaScript' ? 'node' : 'quickjs';
}
