// Precisions that were given layer by layer.
import { checkChoices } from '../chooseLayers.ts';
import { QuantizationError } from '../errors.ts';
import type { ResolvedOptions } from '../options.ts';
import type { Layer, LayerChoice } from '../recipe.ts';
import { type IntegerType, integerTypes } from '../tensor/integerTypes.ts';
import { isDynamic } from '../write/writeDynamic.ts';

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
      layers.find(({ name }) => name === choice?.layer),
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
  if (granularity === 'tensor' || granularity === 'channel') return undefined;
  if (typeof granularity !== 'object') return 'granularity "tensor", "channel" or { block }';
  if (weightDims.length !== 2) return 'blocks of matrices alone';
  return [16, 32, 64, 128, 256].includes(granularity?.block) ? undefined : 'blocks of 16, 32, 64, 128 or 256';
}

/** DynamicQuantizeLinear and MatMulInteger have bytes; integers that are multiplied have no scales of blocks. */
function problemOfInput(layer: Layer, choice: LayerChoice, isCalibrated: boolean): string | undefined {
  if (choice.kind !== 'static' && choice.kind !== 'dynamic') return undefined;
  if (layer.input === undefined) return 'kind "weights" of a table that is looked up';
  if (typeof choice.weights.granularity === 'object') return `kind "weights" of blocks`;
  if (choice.kind === 'dynamic') return problemOfDynamic(layer, choice);
  if (!activationTypes.includes(choice.activations?.type)) return `activations of type ${activationTypes.join(', ')}`;
  return isCalibrated ? undefined : 'calibrationData, for kind "static"';
}

const activationTypes: readonly IntegerType[] = ['int8', 'uint8', 'int16', 'uint16'];

function problemOfDynamic(layer: Layer, { weights }: LayerChoice & { readonly kind: 'dynamic' }): string | undefined {
  if (!isDynamic(layer)) return 'kind "dynamic" of a MatMul or Gemm whose activations are not turned';
  return integerTypes[weights.type].bits === 8 ? undefined : 'weights of 8 bits, for kind "dynamic"';
}

function undecided({ name }: Layer): QuantizationError {
  const message = `bits "mixed" needs targetAccuracyLoss, or choices for all layers, found none for ${JSON.stringify(name)}`;
  return new QuantizationError('KINGLET_QUANTIZATION_OPTION', message);
}

function refuse(choice: LayerChoice, expected: string): QuantizationError {
  const message = `expected ${expected} in choices, found ${JSON.stringify(choice)}`;
  return new QuantizationError('KINGLET_QUANTIZATION_LAYER', message);
}
