// What is wrong with a file of samples.
import { QuantizationError } from '../../errors.ts';

/** Of a file that is not what it should be, or cannot be read. `where` names it. */
export function fileError(where: string, expected: string, found: string, cause?: unknown): QuantizationError {
  return errorOf('KINGLET_QUANTIZATION_FILE', where, expected, found, cause);
}

/** Of a file that is what it should be, with samples that are not. */
export function dataError(where: string, expected: string, found: string, cause?: unknown): QuantizationError {
  return errorOf('KINGLET_QUANTIZATION_DATA', where, expected, found, cause);
}

function errorOf(
  code: 'KINGLET_QUANTIZATION_DATA' | 'KINGLET_QUANTIZATION_FILE',
  where: string,
  expected: string,
  found: string,
  cause: unknown,
): QuantizationError {
  return new QuantizationError(code, `${where}: expected ${expected}, found ${found}`, { cause });
}
