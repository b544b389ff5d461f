// Precisions of single layers from a file.
import type { LayerChoice } from '@kinglet/quantization';
import { CliError } from '../cliError.ts';
import type { Context } from '../context.ts';
import { jsonValue } from '../jsonObject.ts';
import { readBytes } from './modelSource.ts';

/**
 * What stands in the file of `--choices`; whether the model has such layers is for @kinglet/quantization to say.
 *
 * @throws {CliError} `KINGLET_CLI_FAILED` for what cannot be read, or is no list in JSON
 */
export function layerChoicesIn(context: Context, path: string): readonly LayerChoice[] {
  const found = jsonValue(new TextDecoder().decode(readBytes(context, path)));
  if (Array.isArray(found?.value)) return found.value as readonly LayerChoice[];
  throw new CliError(
    'KINGLET_CLI_FAILED',
    `${path}: expected a list in JSON, as the choices of a point of budget.front in --json are, found ${found ? 'another value' : 'no JSON'}`,
  );
}
