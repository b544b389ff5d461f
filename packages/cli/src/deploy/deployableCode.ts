// The zip that deploy uploads: built, or given, and never one that cannot start.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { verify } from '@kinglet/bundler';
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
export function readCode({ zip, arch }: Pick<Built, 'arch' | 'zip'>): Code {
  const bytes = readUpload(zip);
  const { zipBytes, problems } = verify(bytes, { arch });
  const all = zipBytes === undefined ? ['expected a zip, found a bare bootstrap: zip it', ...problems] : problems;
  if (all.length > 0)
    throw new CliError('KINGLET_CLI_VIOLATION', `${zip} would not start, nothing was uploaded:\n- ${all.join('\n- ')}`);
  return { bytes, sha256: createHash('sha256').update(bytes).digest('base64') };
}

/**
 * What `--zip` names, for the architecture of the settings.
 *
 * @throws {CliError} `KINGLET_CLI_USAGE` when there is no such file, and what {@link readCode} throws for one that is too large
 * or cannot be read
 */
export function givenZip({ cwd }: Context, path: string, arch: Built['arch']): Built {
  const zip = resolve(cwd, path);
  // What tells the engines apart here is what Lambda has to know: whether there is a bootstrap to start.
  return { zip, arch, engine: verify(readUpload(zip)).class === 'JavaScript' ? 'node' : 'quickjs' };
}

function readUpload(zip: string): Uint8Array {
  const bytes = readBytes(zip);
  if (bytes.length <= mostZipBytes) return bytes;
  throw new CliError(
    'KINGLET_CLI_VIOLATION',
    `Expected a zip of at most ${mostZipBytes} bytes, Lambda's limit for an upload; ${zip} has ${bytes.length}: ship fewer assets, or put large ones into a layer`,
  );
}

function readBytes(zip: string): Uint8Array {
  try {
    return readFileSync(zip);
  } catch (error) {
    throw usageError(`Expected a zip at ${zip}, found: ${(error as Error).message}; check --zip`, error);
  }
}
