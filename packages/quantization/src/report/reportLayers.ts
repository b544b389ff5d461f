// What became of each layer, and what runs it.
import type { Layer, LayerChoice } from '../recipe.ts';

export interface LayerReport {
  readonly name: string;
  readonly operator: string;
  readonly roles: readonly string[];
  readonly weights: number;
  /** 'float', 'float16', or the integers' type. */
  readonly precision: string;
  /** What multiplies in the plan's interpreter. */
  readonly plan: Execution;
  /** What multiplies in ONNX Runtime. */
  readonly onnxruntime: Execution;
  /** Why it is as it is, where that is not what was asked for; what it does not save. */
  readonly note: string;
}

export type Execution = 'integer kernel' | 'float kernel' | 'float kernel behind DequantizeLinear' | '4-bit kernel';

export function reportLayers(
  layers: readonly Layer[],
  choices: ReadonlyMap<string, LayerChoice>,
): readonly LayerReport[] {
  return layers.map((layer) => reportLayer(layer, choices.get(layer.name)!));
}

function reportLayer(layer: Layer, choice: LayerChoice): LayerReport {
  return {
    name: layer.name,
    operator: layer.node.opType,
    roles: layer.roles,
    weights: layer.weightDims.reduce((product, length) => product * length, 1),
    precision: precisionOf(choice),
    ...executionOf(choice),
    note: noteOf(choice),
  };
}

function precisionOf(choice: LayerChoice): string {
  if (choice.kind === 'float') return 'float';
  return choice.kind === 'half' ? choice.type : choice.weights.type;
}

/** Both engines multiply 16 bits of activations or of weights as floats in ONNX Runtime (facts measured with 1.30). */
function executionOf(choice: LayerChoice): { readonly plan: Execution; readonly onnxruntime: Execution } {
  const behind = 'float kernel behind DequantizeLinear';
  if (choice.kind === 'float') return { plan: 'float kernel', onnxruntime: 'float kernel' };
  if (choice.kind === 'half') return { plan: 'float kernel', onnxruntime: behind };
  if (choice.kind === 'weights') {
    const isBlocked = choice.weights.type.endsWith('int4') && typeof choice.weights.granularity === 'object';
    return isBlocked
      ? { plan: '4-bit kernel', onnxruntime: '4-bit kernel' }
      : { plan: 'float kernel', onnxruntime: behind };
  }
  const isWide = choice.kind === 'static' && /16/.test(choice.activations.type + choice.weights.type);
  return { plan: 'integer kernel', onnxruntime: isWide ? behind : 'integer kernel' };
}

function noteOf(choice: LayerChoice): string {
  if (choice.kind === 'float') return choice.reason;
  if (choice.kind === 'half') return 'half the bytes, no faster';
  if (choice.kind === 'weights' && typeof choice.weights.granularity !== 'object') return 'fewer bytes, no faster';
  return '';
}
