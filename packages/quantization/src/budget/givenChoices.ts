// Precisions that were given layer by layer.
import { checkChoices } from '../chooseLayers.ts';
import { QuantizationError } from '../errors.ts';
import type { ResolvedOptions } from '../options.ts';
import type { Layer, LayerChoice } from '../recipe.ts';
import { integerTypes } from '../tensor/integerTypes.ts';

/**
 * What is decided, with what the option `choices` says instead. Throws QuantizationError KINGLET_QUANTIZATION_LAYER for a
 * layer that is not there or cannot be so, KINGLET_QUANTIZATION_OPTION for bits 'mixed' of layers that neither choices nor a
 * search decide; and what `checkChoices` throws.
 */
export function withGivenChoices(
  layers: readonly Layer[],
  decided: ReadonlyMap<string, LayerChoice>,
  options: Pick<ResolvedOptions, 'bits' | 'calibrationData' | 'choices' | 'target'>,
): ReadonlyMap<string, LayerChoice> {
  const all = new Map(decided);
  for (const choice of options.choices) {
    const problem = problemOf(
      layers.find(({ name }) => name === choice.layer),
      choice,
      options.calibrationData !== undefined,
    );
    if (problem) throw refuse(choice, problem);
    all.set(choice.layer, choice);
  }
  const named = new Set(options.choices.map(({ layer }) => layer));
  const open = layers.find(({ name }) => !named.has(name));
  if (open && options.bits === 'mixed' && options.target === undefined) throw undecided(open);
  return checkChoices(all);
}

function problemOf(layer: Layer | undefined, choice: LayerChoice, isCalibrated: boolean): string | undefined {
  if (!layer) return 'a name of a layer of the model';
  switch (choice.kind) {
    case 'float':
      return undefined;
    case 'half':
      return ['float16', 'bfloat16'].includes(choice.type) ? undefined : 'float16 or bfloat16';
    case 'weights':
    case 'dynamic':
    case 'static':
      return problemOfWeights(layer, choice) ?? problemOfInput(layer, choice, isCalibrated);
    default:
      return 'a kind "float", "half", "static", "dynamic" or "weights"';
  }
}

function problemOfWeights(
  { weightDims }: Layer,
  { weights }: LayerChoice & { readonly kind: 'dynamic' | 'static' | 'weights' },
): string | undefined {
  if (!(weights?.type in integerTypes)) return `weights of type ${Object.keys(integerTypes).join(', ')}`;
  const { granularity } = weights;
  if (typeof granularity !== 'object') return undefined;
  if (weightDims.length !== 2) return 'blocks of matrices alone';
  return [16, 32, 64, 128, 256].includes(granularity.block) ? undefined : 'blocks of 16, 32, 64, 128 or 256';
}

function problemOfInput({ input }: Layer, choice: LayerChoice, isCalibrated: boolean): string | undefined {
  if (choice.kind === 'weights') return undefined;
  if (input === undefined) return 'kind "weights" of a table that is looked up';
  if (choice.kind !== 'static') return undefined;
  if (!(choice.activations?.type in integerTypes)) return `activations of type ${Object.keys(integerTypes).join(', ')}`;
  return isCalibrated ? undefined : 'calibrationData, for kind "static"';
}

function undecided({ name }: Layer): QuantizationError {
  const message = `bits "mixed" needs targetAccuracyLoss, or choices for all layers, found none for ${JSON.stringify(name)}`;
  return new QuantizationError('KINGLET_QUANTIZATION_OPTION', message);
}

function refuse(choice: LayerChoice, expected: string): QuantizationError {
  const message = `choices: expected ${expected}, found ${JSON.stringify(choice)}`;
  return new QuantizationError('KINGLET_QUANTIZATION_LAYER', message);
}
