// A model as text that people read.
import { elementTypeOf } from './elementTypes.ts';
import {
  type AttributeProto,
  AttributeProto_AttributeType as AttributeType,
  type FunctionProto,
  type GraphProto,
  type ModelProto,
  type NodeProto,
  type SparseTensorProto,
  type TensorProto,
  type ValueInfoProto,
} from './generated/onnx_pb.ts';
import type { InferredShapes } from './inferShapes.ts';
import { knownValuesOf } from './knownValues.ts';
import { functionName, operatorName } from './nodeLabel.ts';
import { isExternal } from './tensor.ts';
import { describeType, tensorType, valueTypeOf } from './valueType.ts';

/** How a model is printed. */
export interface PrintOptions {
  /** With it the type of every value is printed. */
  readonly shapes?: InferredShapes;
  /** How many elements of a tensor are shown. @default 8 */
  readonly maxElements?: number;
}

/**
 * The model line by line: versions, inputs, constants, a line for each node in the graph's order, outputs. Names that a
 * file may hold cannot break a line: control characters are escaped.
 */
export function printModel(model: ModelProto, options: PrintOptions = {}): string {
  const opsets = model.opsetImport.map(({ domain, version }) => `${domain || 'ai.onnx'} ${version}`).join(', ');
  const producer = [model.producerName, model.producerVersion].filter(Boolean).join(' ');
  const head = [`IR version ${model.irVersion}`, opsets && `opset ${text(opsets)}`, producer && `by ${text(producer)}`];
  const functions = model.functions.flatMap((fn) => printFunction(fn, options));
  const graph = model.graph ? printGraph(model.graph, options) : ['no graph'];
  return `${[head.filter(Boolean).join('; '), ...graph, ...functions].join('\n')}\n`;
}

/** One of a model's own functions: what it takes and gives, then its nodes. */
export function printFunction(fn: FunctionProto, options: PrintOptions = {}): string[] {
  const head = `function ${text(functionName(fn))}(${names(fn.input)}) -> ${names(fn.output)}`;
  return [head, ...fn.node.flatMap((node) => printNode(node, options)).map(indent)];
}

/** One node, and the graphs inside it: `y = Conv(x, w) {group = 1}`. */
export function printNode(node: NodeProto, options: PrintOptions = {}): string[] {
  const plain = node.attribute.filter(({ g, graphs }) => !g && graphs.length === 0);
  const attributes = plain.map((attribute) => printAttribute(attribute, options)).join(', ');
  const outputs = node.output.map((name) => withType(name, options)).join(', ');
  const call = `${text(operatorName(node))}(${names(node.input)})`;
  const line = `${outputs} = ${call}${attributes && ` {${attributes}}`}${node.name && `  # ${text(node.name)}`}`;
  const inner = node.attribute.flatMap(({ name, g, graphs }) =>
    [...(g ? [g] : []), ...graphs].flatMap((graph) => [`${text(name)}:`, ...printGraph(graph, options).map(indent)]),
  );
  return [line, ...inner.map(indent)];
}

/** A tensor in a few words: `float[2, 3] 1, 2, 3, …`. */
export function describeTensor(tensor: TensorProto, { maxElements = 8 }: PrintOptions = {}): string {
  const type = `${elementTypeOf(tensor.dataType) ?? `type ${tensor.dataType}`}[${tensor.dims.join(', ')}]`;
  if (isExternal(tensor)) return `${type} in ${text(tensor.externalData.map(({ value }) => value).join(' '))}`;
  const elements = elementsOf(tensor);
  if (!elements) return type;
  const shown = elements
    .slice(0, maxElements)
    .map((value) => (typeof value === 'number' ? shortFloat(value) : String(value)));
  return text(`${type} ${[...shown, ...(elements.length > shown.length ? ['…'] : [])].join(', ')}`.trimEnd());
}

/** A tensor of which few elements are not zero: `sparse float[2, 3]`. */
export function describeSparse({ values, dims }: SparseTensorProto): string {
  return describeType({ ...tensorType(elementTypeOf(values?.dataType ?? 0), dims.map(Number)), kind: 'sparse_tensor' });
}

function elementsOf(tensor: TensorProto): readonly unknown[] | undefined {
  try {
    return knownValuesOf(tensor)?.data;
  } catch (error) {
    // A tensor that does not fit its shape is printed too: it may be what is looked for.
    return [error instanceof Error ? error.message : error];
  }
}

function printGraph(graph: GraphProto, options: PrintOptions): string[] {
  const entry = (kind: string) => (info: ValueInfoProto) => `  ${kind} ${text(info.name)}: ${typeOf(info, options)}`;
  const constants = graph.initializer.map(
    (tensor) => `  constant ${text(tensor.name)}: ${describeTensor(tensor, options)}`,
  );
  const sparse = graph.sparseInitializer.map(
    (tensor) => `  constant ${text(tensor.values?.name ?? '')}: ${describeSparse(tensor)}`,
  );
  return [
    `graph ${text(graph.name)}`,
    ...graph.input.map(entry('input')),
    ...constants,
    ...sparse,
    ...graph.node.flatMap((node) => printNode(node, options)).map(indent),
    ...graph.output.map(entry('output')),
  ];
}

function typeOf({ name, type }: ValueInfoProto, { shapes }: PrintOptions): string {
  return text(describeType(shapes?.types.get(name) ?? valueTypeOf(type)));
}

function withType(name: string, { shapes }: PrintOptions): string {
  const type = shapes?.types.get(name);
  return type ? `${text(name)}: ${text(describeType(type))}` : text(name || '_');
}

function printAttribute(attribute: AttributeProto, options: PrintOptions): string {
  const value = attribute.refAttrName ? `@${attribute.refAttrName}` : attributeValue(attribute, options);
  return text(`${attribute.name} = ${value}`);
}

function attributeValue(attribute: AttributeProto, options: PrintOptions): string {
  const { maxElements = 8 } = options;
  const list = (values: readonly unknown[]) => {
    const more = values.length > maxElements ? [`… ${values.length - maxElements} more`] : [];
    return `[${[...values.slice(0, maxElements), ...more].join(', ')}]`;
  };
  const decode = (bytes: Uint8Array) => JSON.stringify(new TextDecoder().decode(bytes.subarray(0, 200)));
  switch (attribute.type) {
    case AttributeType.FLOAT:
      return shortFloat(attribute.f);
    case AttributeType.INT:
      return String(attribute.i);
    case AttributeType.STRING:
      return decode(attribute.s);
    case AttributeType.TENSOR:
      return attribute.t ? describeTensor(attribute.t, options) : 'no tensor';
    case AttributeType.FLOATS:
      return list(attribute.floats.map(shortFloat));
    case AttributeType.INTS:
      return list(attribute.ints);
    case AttributeType.STRINGS:
      return list(attribute.strings.map(decode));
    default:
      return `(${attribute.type})`;
  }
}

/** Without the digits that single precision does not have. */
function shortFloat(value: number): string {
  return Number.isInteger(value) ? String(value) : String(Number(value.toPrecision(7)));
}

function names(list: readonly string[]): string {
  return list.map((name) => text(name || '_')).join(', ');
}

/** What a file says, with its control characters escaped. */
export function text(value: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not reach a terminal.
  return value.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/g, escaped);
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

function indent(line: string): string {
  return `  ${line}`;
}
