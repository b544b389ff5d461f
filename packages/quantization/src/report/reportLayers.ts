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

export type Execution =
  | 'integer kernel'
  | 'float kernel'
  | 'float kernel behind DequantizeLinear'
  | '4-bit kernel'
  | 'no plan';

export function reportLayers(
  layers: readonly Layer[],
  choices: ReadonlyMap<string, LayerChoice>,
  kernels: KernelsByNode,
): readonly LayerReport[] {
  return layers.map((layer) => reportLayer(layer, choices.get(layer.name)!, kernels));
}

/** The kernels of a compiled plan; undefined for a model that has none. */
type KernelsByNode = ReadonlyMap<string, readonly string[]> | undefined;

function reportLayer(layer: Layer, choice: LayerChoice, kernels: KernelsByNode): LayerReport {
  return {
    name: layer.name,
    operator: layer.node.opType,
    roles: layer.roles,
    weights: layer.weightDims.reduce((product, length) => product * length, 1),
    precision: precisionOf(choice),
    plan: planExecution(layer, kernels),
    onnxruntime: runtimeExecution(layer, choice),
    note: noteOf(choice),
  };
}

function precisionOf(choice: LayerChoice): string {
  if (choice.kind === 'float') return 'float';
  return choice.kind === 'half' ? choice.type : choice.weights.type;
}

/** What was compiled for the layer, or for the product that it was written as. */
function planExecution({ name }: Layer, kernels: KernelsByNode): Execution {
  if (!kernels) return 'no plan';
  const own = [name, `${name}_product`].flatMap((node) => kernels.get(node) ?? []);
  if (own.some((kernel) => kernel.includes('Nibbles'))) return '4-bit kernel';
  const isInteger = own.some((kernel) => /^(conv2d|depthwise|matmul).*(Dequantize|Integer|Requantize)/.test(kernel));
  return isInteger ? 'integer kernel' : 'float kernel';
}

/** As ONNX Runtime 1.30 was seen to run them: 16 bits as floats; products with weights that are dequantized as MatMulNBits. */
function runtimeExecution({ node }: Layer, choice: LayerChoice): Execution {
  const behind = 'float kernel behind DequantizeLinear';
  if (choice.kind === 'float') return 'float kernel';
  if (choice.kind === 'half') return behind;
  if (choice.kind === 'weights') {
    if (node.opType !== 'MatMul' || choice.weights.type.endsWith('16'))
      return isBlocked(choice) ? '4-bit kernel' : behind;
    return choice.weights.type.endsWith('int4') ? '4-bit kernel' : 'integer kernel';
  }
  const isWide = choice.kind === 'static' && /16/.test(choice.activations.type + choice.weights.type);
  return isWide ? behind : 'integer kernel';
}

function isBlocked(choice: LayerChoice & { readonly kind: 'weights' }): boolean {
  return choice.weights.type.endsWith('int4') && typeof choice.weights.granularity === 'object';
}

function noteOf(choice: LayerChoice): string {
  if (choice.kind === 'float') return choice.reason;
  if (choice.kind === 'half') return 'half the bytes, no faster';
  if (choice.kind === 'weights' && typeof choice.weights.granularity !== 'object') return 'fewer bytes, no faster';
  return '';
}
