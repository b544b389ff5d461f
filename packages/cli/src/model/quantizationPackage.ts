// The package that `kinglet model quantize` needs beside those of the other verbs.
import { needed } from '../needed.ts';

export type QuantizationPackage = typeof import('@kinglet/quantization');

/** @throws {CliError} `KINGLET_CLI_PACKAGE`, with the line to type, when it is not installed */
export function quantizationPackage(): Promise<QuantizationPackage> {
  return needed('@kinglet/quantization', 'kinglet model quantize', () => import('@kinglet/quantization'));
}
