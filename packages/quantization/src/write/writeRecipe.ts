// How a model was quantized, as the model itself says it: enough to make it again.
import { createHash } from 'node:crypto';
import { type FileSystem, type ModelProto, nodeFiles, setMetadata, writeModel } from '@kinglet/onnx';
import { QuantizationError } from '../errors.ts';
import type { ResolvedOptions } from '../options.ts';
import type { LayerChoice } from '../recipe.ts';
import { packageVersion } from '../version.ts';

/** Keys of a quantized model's `metadata_props`. */
export const recipeKeys = {
  /** Of @kinglet/quantization. */
  version: 'kinglet.quantization.version',
  /** Of the file of the model that was quantized: what `sha256sum` prints; weights in other files are not in it. */
  source: 'kinglet.quantization.source_sha256',
  /** `{ layers, options }` as canonical JSON: keys in order, no spaces. `layers` is what the option `choices` takes. */
  recipe: 'kinglet.quantization.recipe',
} as const;

/** Writes the recipe into the model. Nothing in it depends on time or place. */
export function writeRecipe(
  model: ModelProto,
  sourceHash: string,
  options: ResolvedOptions,
  choices: ReadonlyMap<string, LayerChoice>,
): void {
  setMetadata(model, recipeKeys.version, packageVersion());
  setMetadata(model, recipeKeys.source, sourceHash);
  setMetadata(model, recipeKeys.recipe, canonicalJson({ options: saidOf(options), layers: [...choices.values()] }));
}

// Memory that hashing takes.
const pieceBytes = 2 ** 24;

/**
 * SHA-256 of a model's file in hexadecimal digits: that at a path, or the one that would be written. Throws
 * QuantizationError KINGLET_QUANTIZATION_FILE for a file that cannot be read.
 */
export async function hashOfSource(source: string | ModelProto, files: FileSystem = nodeFiles): Promise<string> {
  const hash = createHash('sha256');
  if (typeof source !== 'string') return hash.update(writeModel(source)).digest('hex');
  try {
    await using file = await files.open(source);
    const size = await file.size();
    for (let at = 0; at < size; at += pieceBytes) hash.update(await file.read(at, Math.min(pieceBytes, size - at)));
  } catch (cause) {
    const message = `expected a model at ${source}, ${(cause as Error).message}`;
    throw new QuantizationError('KINGLET_QUANTIZATION_FILE', message, { cause });
  }
  return hash.digest('hex');
}

/** The options but for what is no data, or does not change what is written: samples, clocks, values that are tensors. */
function saidOf({
  calibrationData,
  progress,
  planTimer,
  machine,
  choices,
  runner,
  ...options
}: ResolvedOptions): object {
  return { ...options, inputShapes: runner.inputShapes };
}

/** RFC 8785 of what JSON holds; of a function only that it is one. */
function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_, own: unknown) => {
    if (typeof own === 'function') return 'function';
    if (typeof own !== 'object' || own === null || Array.isArray(own)) return own;
    return Object.fromEntries(Object.entries(own).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}
