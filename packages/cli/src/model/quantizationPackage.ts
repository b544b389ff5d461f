// The package that `kinglet model quantize` needs beside those of the other verbs.
import { CliError } from '../cliError.ts';

export type QuantizationPackage = typeof import('@kinglet/quantization');

/** @throws {CliError} `KINGLET_CLI_PACKAGE`, with the line to type, when it is not installed */
export async function quantizationPackage(): Promise<QuantizationPackage> {
  try {
    return await import('@kinglet/quantization');
  } catch (cause) {
    if (!(cause as Error).message.includes("Cannot find package '@kinglet/quantization'")) throw cause;
    const message =
      '`kinglet model quantize` needs @kinglet/quantization, which is not installed; type: npm install --save-dev @kinglet/quantization';
    throw new CliError('KINGLET_CLI_PACKAGE', message, { cause });
  }
}
