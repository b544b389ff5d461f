// Writes ONNX models of a few float32 operators: as much of the format (onnx.proto, release 1.16) as the peers need.

export interface OnnxTensor {
  readonly name: string;
  readonly shape: readonly number[];
}

export interface OnnxNode {
  readonly type: string;
  readonly inputs: readonly string[];
  readonly output: string;
  /** Whole numbers and lists of them. */
  readonly attributes?: Readonly<Record<string, number | readonly number[]>>;
}

export interface OnnxGraph {
  readonly inputs: readonly OnnxTensor[];
  readonly constants?: readonly (OnnxTensor & { readonly data: Float32Array })[];
  readonly nodes: readonly OnnxNode[];
  readonly output: OnnxTensor;
}

/** The file of a model. */
export function onnxModel({ inputs, constants = [], nodes, output }: OnnxGraph): Uint8Array {
  const graph = message(
    ...nodes.map((node) => field(1, nodeMessage(node))),
    field(2, 'graph'),
    ...constants.map(({ name, shape, data }) => field(5, constantMessage(name, shape, data))),
    ...inputs.map((input) => field(11, valueMessage(input))),
    field(12, valueMessage(output)),
  );
  const irVersion = 8;
  const operatorSet = message(field(1, ''), field(2, 17));
  return message(field(1, irVersion), field(7, graph), field(8, operatorSet));
}

/** Of TensorProto.DataType. */
const float32 = 1;
/** Of AttributeProto.AttributeType. */
const attributeTypes = { int: 2, ints: 7 } as const;

function nodeMessage({ type, inputs, output, attributes = {} }: OnnxNode): Uint8Array {
  return message(
    ...inputs.map((input) => field(1, input)),
    field(2, output),
    field(4, type),
    ...Object.entries(attributes).map(([name, value]) => field(5, attributeMessage(name, value))),
  );
}

function attributeMessage(name: string, value: number | readonly number[]): Uint8Array {
  if (typeof value === 'number') return message(field(1, name), field(3, value), field(20, attributeTypes.int));
  return message(field(1, name), ...value.map((one) => field(8, one)), field(20, attributeTypes.ints));
}

function constantMessage(name: string, shape: readonly number[], data: Float32Array): Uint8Array {
  const bytes = new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
  return message(...shape.map((size) => field(1, size)), field(2, float32), field(8, name), field(9, bytes));
}

function valueMessage({ name, shape }: OnnxTensor): Uint8Array {
  const dimensions = message(...shape.map((size) => field(1, message(field(1, size)))));
  const tensor = message(field(1, float32), field(2, dimensions));
  return message(field(1, name), field(2, message(field(1, tensor))));
}

function message(...fields: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(Buffer.concat(fields));
}

/** A whole number as a varint; text and bytes with their length before them. */
function field(number: number, value: number | string | Uint8Array): Uint8Array {
  if (typeof value === 'number') return message(varint(number * 8), varint(value));
  const bytes = typeof value === 'string' ? Buffer.from(value) : value;
  return message(varint(number * 8 + 2), varint(bytes.length), bytes);
}

/** Negative numbers are those of 64 bits. */
function varint(value: number): Uint8Array {
  const bytes: number[] = [];
  let rest = BigInt.asUintN(64, BigInt(value));
  for (; rest > 127n; rest >>= 7n) bytes.push(Number(rest & 127n) | 128);
  return Uint8Array.from([...bytes, Number(rest)]);
}
