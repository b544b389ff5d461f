// How a model was quantized, as the model itself says it: enough to make it again.
import { type ModelProto, metadataOf, setMetadata } from '@kinglet/onnx';
import type { ResolvedOptions } from '../options.ts';
import type { LayerChoice } from '../recipe.ts';
import { packageVersion } from '../version.ts';

/** Keys of a quantized model's `metadata_props`. */
export const recipeKeys = {
  /** Of @kinglet/quantization. */
  version: 'kinglet.quantization.version',
  /** Of the model that was quantized: its `modelDigest`. */
  source: 'kinglet.quantization.source_sha256',
  /** `{ layers, options }` as canonical JSON: keys in order, no spaces. `layers` is what the option `choices` takes. */
  recipe: 'kinglet.quantization.recipe',
  /** Of a float model that was transformed before it was quantized: its values inside are no more those of the source. */
  transformed: 'kinglet.quantization.transformed',
} as const;

/** Writes the recipe into the model. Nothing in it depends on time or place. */
export function writeRecipe(
  model: ModelProto,
  digest: string,
  options: ResolvedOptions,
  choices: ReadonlyMap<string, LayerChoice>,
): void {
  setMetadata(model, recipeKeys.version, packageVersion());
  setMetadata(model, recipeKeys.source, digest);
  setMetadata(model, recipeKeys.recipe, canonicalJson({ options: saidOf(options), layers: [...choices.values()] }));
}

/** Says so of the float model that a transformed one is compared with, layer by layer. */
export function markTransformed(model: ModelProto): void {
  setMetadata(model, recipeKeys.transformed, 'true');
}

/**
 * Whether layers of a quantized model compute what those of the float model do: not if options transformed it and `float` is
 * what it was before.
 */
export function areComparable(float: ModelProto, quantized: ModelProto): boolean {
  const isTransformed = (model: ModelProto): boolean => metadataOf(model, recipeKeys.transformed) !== undefined;
  return isTransformed(float) === isTransformed(quantized);
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
