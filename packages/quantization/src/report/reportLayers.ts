// What became of each layer, and what runs it.
import { graphOf, type ModelProto } from '@kinglet/onnx';
import type { Layer, LayerChoice } from '../recipe.ts';
import { precisionOf } from './precisionOf.ts';
import { isFaster, type ProductKind, type Target } from './targets.ts';

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
  /** Why it is as it is, where that is not what was asked for; what it does not save on the target. */
  readonly note: string;
}

export type Execution =
  | 'integer kernel'
  | 'float kernel'
  | 'float kernel behind DequantizeLinear'
  | '4-bit kernel'
  | 'no plan';

/** Where layers run. */
export interface LayerTargets {
  /** What was written. */
  readonly model: ModelProto;
  /** Of a compiled plan, by node; undefined for a model that has none. */
  readonly kernels: ReadonlyMap<string, readonly string[]> | undefined;
  readonly target: Target;
}

export function reportLayers(
  layers: readonly Layer[],
  choices: ReadonlyMap<string, LayerChoice>,
  { model, kernels, target }: LayerTargets,
): readonly LayerReport[] {
  const products = graphOf(model).node.filter(({ opType }) => opType === 'MatMulNBits');
  const blockProducts = new Set(products.map(({ name }) => name));
  return layers.map((layer) => reportLayer(layer, choices.get(layer.name)!, { blockProducts, kernels, target }));
}

/** A sentence for each layer that is not float, of what its precision does not save. */
export function warningsOf(layers: readonly LayerReport[]): readonly string[] {
  return layers.flatMap(({ name, operator, precision, note }) =>
    precision === 'float' || note === '' ? [] : [`${JSON.stringify(name)} (${operator}) as ${precision}: ${note}`],
  );
}

interface ReportParts extends Pick<LayerTargets, 'kernels' | 'target'> {
  /** The names of layers that are MatMulNBits. */
  readonly blockProducts: ReadonlySet<string>;
}

function reportLayer(layer: Layer, choice: LayerChoice, { blockProducts, kernels, target }: ReportParts): LayerReport {
  const own = kernels && kernelsOf(layer, kernels);
  const [plan, onnxruntime] = [planExecution(own), runtimeExecution(layer, choice, blockProducts)];
  const weights = layer.weightDims.reduce((product, length) => product * length, 1);
  return {
    name: layer.name,
    operator: layer.node.opType,
    roles: layer.roles,
    weights,
    precision: precisionOf(choice),
    plan,
    onnxruntime,
    note: noteOf(choice, { plan, onnxruntime, weights, product: own && productOf(own, choice) }, target),
  };
}

/** Of the layer, or of the product that it was written as. */
function kernelsOf({ name }: Layer, kernels: ReadonlyMap<string, readonly string[]>): readonly string[] {
  return [name, `${name}_product`].flatMap((node) => kernels.get(node) ?? []);
}

/** Whether a kernel multiplies integers. */
export function isIntegerKernel(kernel: string): boolean {
  return /^(conv2d|depthwise|matmul).*(Dequantize|Integer|Requantize)/.test(kernel);
}

function planExecution(own: readonly string[] | undefined): Execution {
  if (!own) return 'no plan';
  if (own.some((kernel) => kernel.includes('Nibbles'))) return '4-bit kernel';
  return own.some(isIntegerKernel) ? 'integer kernel' : 'float kernel';
}

function productOf(own: readonly string[], choice: LayerChoice): ProductKind | undefined {
  if (own.some((kernel) => kernel.startsWith('matmulNibblesBytes'))) return 'nibbles by bytes';
  if (own.some((kernel) => kernel.startsWith('matmulNibbles'))) return 'nibbles';
  if (!own.some(isIntegerKernel)) return undefined;
  if (!own.some((kernel) => kernel.startsWith('matmulI16'))) return 'bytes';
  return choice.kind === 'static' && choice.weights.type === 'int8' ? 'words by bytes' : 'words';
}

/**
 * As ONNX Runtime 1.32 was seen to run them: halves become floats when it loads a model, activations of 16 bits in each run;
 * matrices of bytes and of 4 bits that are dequantized for MatMul are MatMulNBits, those for Gemm and Gather stay so.
 */
function runtimeExecution({ node }: Layer, choice: LayerChoice, blockProducts: ReadonlySet<string>): Execution {
  const behind = 'float kernel behind DequantizeLinear';
  if (choice.kind === 'float' || choice.kind === 'half') return 'float kernel';
  const isByteMatrix = node.opType === 'MatMul' && !choice.weights.type.endsWith('16');
  if (choice.kind === 'weights') {
    if (blockProducts.has(node.name)) return '4-bit kernel';
    if (!isByteMatrix) return behind;
    return choice.weights.type.endsWith('int4') ? '4-bit kernel' : 'integer kernel';
  }
  const isWide = choice.kind === 'static' && /16/.test(choice.activations.type + choice.weights.type);
  return isWide && !isByteMatrix ? behind : 'integer kernel';
}

interface Executions extends Pick<LayerReport, 'onnxruntime' | 'plan' | 'weights'> {
  /** Undefined where floats are multiplied, or without a plan. */
  readonly product: ProductKind | undefined;
}

function noteOf(choice: LayerChoice, executions: Executions, target: Target): string {
  if (choice.kind === 'float') return choice.reason;
  const saved = choice.kind === 'half' ? ['half the bytes, no faster'] : savings(executions, target);
  return [...saved, ...roundings(choice, executions), ...saturation(choice, executions, target), choice.reason ?? '']
    .filter(Boolean)
    .join('; ');
}

/** What a choice does not save. */
function savings({ plan, onnxruntime, product, weights }: Executions, target: Target): readonly string[] {
  const isFloatThere = onnxruntime.startsWith('float');
  if (plan === 'float kernel' && isFloatThere) return ['fewer bytes, no faster'];
  const slower = target.isTimed ? 'no faster' : 'not known to be faster';
  const isSlow = product !== undefined && !isFaster(target, product, weights);
  return [
    ...(plan === 'float kernel' ? ['in a plan no faster'] : []),
    ...(isSlow ? [`in a plan fewer bytes, ${slower} with ${product} on ${target.isa}`] : []),
    ...(isFloatThere ? ['in ONNX Runtime fewer bytes, no faster'] : []),
  ];
}

/** ONNX Runtime 1.32 makes MatMulNBits of a MatMul whose weights are bytes, and bytes of activations of 16 bits. */
function roundings(choice: LayerChoice, { onnxruntime }: Executions): readonly string[] {
  const isRounded = choice.kind === 'static' && /16/.test(choice.activations.type) && onnxruntime === 'integer kernel';
  return isRounded ? ['in ONNX Runtime activations become bytes'] : [];
}

/** VPMADDUBSW: https://onnxruntime.ai/docs/performance/model-optimizations/quantization.html, "Data type selection". */
function saturation(
  choice: LayerChoice,
  { onnxruntime }: Executions,
  { isa, isSaturating }: Target,
): readonly string[] {
  if (choice.kind === 'float' || choice.kind === 'half' || choice.kind === 'weights') return [];
  const isByBytes = choice.kind === 'dynamic' || choice.activations.type === 'uint8';
  if (!isSaturating || onnxruntime !== 'integer kernel' || !isByBytes || choice.weights.type !== 'int8') return [];
  return [`in ONNX Runtime on ${isa} sums of pairs may saturate`];
}
