// What changed between versions of ONNX's operators (its "Changelog"), for models that are upgraded.
import {
  findAttribute,
  floatAttribute,
  floatsAttribute,
  intAttribute,
  intsAttribute,
  setAttribute,
  stringAttribute,
} from './attributes.ts';
import type { Shape } from './dimension.ts';
import type { NodeProto } from './generated/onnx_pb.ts';
import type { Graph } from './graph.ts';
import { makeNode } from './make.ts';
import { makeTensor } from './tensor.ts';

/** A node that is upgraded, in its graph. */
export interface Upgrade {
  readonly graph: Graph;
  readonly node: NodeProto;
  readonly from: number;
  readonly to: number;
  shapeOf(name: string): Shape | undefined;
}

export interface OpsetAdapter {
  /** The version in which the operator changed. */
  readonly since: number;
  /** Changes the node; a text says why that cannot be done. */
  adapt(upgrade: Upgrade): string | undefined;
}

const axesBecomeInput = (since: number): OpsetAdapter => ({
  since,
  adapt: (upgrade) => integersBecomeInput(upgrade, 'axes', 1),
});
const reductions18 = [
  'ReduceL1',
  'ReduceL2',
  'ReduceLogSum',
  'ReduceLogSumExp',
  'ReduceMax',
  'ReduceMean',
  'ReduceMin',
];
const others18 = ['ReduceProd', 'ReduceSumSquare'];
const rows = { since: 13, adapt: rowsOfOneAxis };

/** By operator; those that are not here mean the same in every version, or have only more than they had. */
export const opsetAdapters: Readonly<Record<string, readonly OpsetAdapter[]>> = {
  BatchNormalization: [
    { since: 9, adapt: ({ node }) => dropAttribute(node, 'spatial', 1) },
    { since: 14, adapt: withoutTraining },
  ],
  Clip: [{ since: 11, adapt: limitsBecomeInputs }],
  DFT: [{ since: 20, adapt: () => 'its axis became an input' }],
  Dropout: [{ since: 12, adapt: ({ node }) => setAttribute(node, 'ratio', undefined) as undefined }],
  GridSample: [{ since: 20, adapt: ({ node }) => renameMode(node) }],
  GroupNormalization: [{ since: 21, adapt: () => 'its scale and bias became those of channels' }],
  Hardmax: [rows],
  LogSoftmax: [rows],
  Pad: [{ since: 11, adapt: padsBecomeInputs }],
  ...Object.fromEntries([...reductions18, ...others18].map((name) => [name, [axesBecomeInput(18)]])),
  ReduceSum: [axesBecomeInput(13)],
  Resize: [
    { since: 11, adapt: ({ graph, node }) => resizeOf(graph, node, node.input[1]!) },
    { since: 13, adapt: ({ node }) => refuseMode(node, 'coordinate_transformation_mode', 'tf_half_pixel_for_nn') },
  ],
  Scan: [{ since: 9, adapt: () => 'its batch axis is gone' }],
  Scatter: [{ since: 11, adapt: ({ node }) => void Object.assign(node, { opType: 'ScatterElements' }) }],
  Slice: [{ since: 10, adapt: boundsBecomeInputs }],
  Softmax: [rows],
  Split: [
    { since: 13, adapt: (upgrade) => integersBecomeInput(upgrade, 'split', 1) },
    { since: 18, adapt: countParts },
  ],
  Squeeze: [axesBecomeInput(13)],
  TopK: [{ since: 10, adapt: countBecomesInput }],
  Unsqueeze: [axesBecomeInput(13)],
  Upsample: [
    { since: 9, adapt: scalesBecomeInput },
    { since: 10, adapt: ({ node }) => void Object.assign(node, { opType: 'Resize' }) },
    { since: 11, adapt: ({ graph, node }) => resizeOf(graph, node, node.input[1]!) },
  ],
};

function addConstant(
  graph: Graph,
  node: NodeProto,
  what: string,
  values: BigInt64Array | Float32Array,
  dims: number[],
) {
  const name = graph.uniqueName(`${node.output[0]}_${what}`);
  const tensor =
    values instanceof Float32Array ? makeTensor(name, 'float', dims, values) : makeTensor(name, 'int64', dims, values);
  graph.addInitializer(tensor);
  return name;
}

function setInput({ graph, node }: Pick<Upgrade, 'graph' | 'node'>, index: number, name: string): undefined {
  graph.setInput(node, index, name);
}

function integersBecomeInput({ graph, node }: Upgrade, attribute: string, index: number): undefined {
  const values = intsAttribute(node, attribute);
  setAttribute(node, attribute, undefined);
  if (!values) return;
  const name = addConstant(graph, node, attribute, BigInt64Array.from(values, BigInt), [values.length]);
  setInput({ graph, node }, index, name);
}

function dropAttribute(node: NodeProto, name: string, expected: number): string | undefined {
  if (intAttribute(node, name, expected) !== expected) return `attribute ${name} of another value than ${expected}`;
  setAttribute(node, name, undefined);
  return undefined;
}

/** Outputs beside the first are those of training, and were made where they were named. */
function withoutTraining({ node, graph }: Upgrade): string | undefined {
  const isRead = node.output.slice(1).some((name) => name && (graph.consumersOf(name).length || graph.isOutput(name)));
  if (isRead) return 'its outputs of training';
  node.output.length = 1;
  graph.refresh();
  return undefined;
}

function limitsBecomeInputs({ graph, node }: Upgrade): undefined {
  for (const [i, name] of ['min', 'max'].entries()) {
    if (!findAttribute(node, name)) continue;
    const value = floatAttribute(node, name, 0);
    setAttribute(node, name, undefined);
    setInput({ graph, node }, i + 1, addConstant(graph, node, name, Float32Array.of(value), []));
  }
}

function padsBecomeInputs(upgrade: Upgrade): undefined {
  const { graph, node } = upgrade;
  const value = floatAttribute(node, 'value', 0);
  integersBecomeInput(upgrade, 'pads', 1);
  setAttribute(node, 'value', undefined);
  if (value !== 0) setInput(upgrade, 2, addConstant(graph, node, 'value', Float32Array.of(value), []));
}

function boundsBecomeInputs(upgrade: Upgrade): undefined {
  for (const [i, name] of ['starts', 'ends', 'axes'].entries()) integersBecomeInput(upgrade, name, i + 1);
}

function countBecomesInput({ graph, node }: Upgrade): undefined {
  const count = intAttribute(node, 'k', 1);
  setAttribute(node, 'k', undefined);
  setInput({ graph, node }, 1, addConstant(graph, node, 'k', BigInt64Array.of(BigInt(count)), [1]));
}

function countParts({ node }: Upgrade): undefined {
  if (!node.input[1]) setAttribute(node, 'num_outputs', BigInt(node.output.length));
}

function scalesBecomeInput({ graph, node }: Upgrade): undefined {
  const scales = floatsAttribute(node, 'scales') ?? [];
  setAttribute(node, 'scales', undefined);
  setInput({ graph, node }, 1, addConstant(graph, node, 'scales', Float32Array.from(scales), [scales.length]));
}

/** Resize of opset 10 and Upsample took the element at floor(i / scale). */
function resizeOf(graph: Graph, node: NodeProto, scales: string): undefined {
  setAttribute(node, 'coordinate_transformation_mode', 'asymmetric');
  if (stringAttribute(node, 'mode', 'nearest') === 'nearest') setAttribute(node, 'nearest_mode', 'floor');
  setInput({ graph, node }, 1, '');
  setInput({ graph, node }, 2, scales);
}

function refuseMode(node: NodeProto, attribute: string, mode: string): string | undefined {
  return stringAttribute(node, attribute, '') === mode ? `${attribute} ${mode}` : undefined;
}

function renameMode(node: NodeProto): undefined {
  const mode = stringAttribute(node, 'mode', 'bilinear');
  setAttribute(node, 'mode', mode === 'bilinear' ? 'linear' : mode === 'bicubic' ? 'cubic' : mode);
}

/**
 * Until opset 12 all axes from `axis` on were one row; now it is one axis. Where more than the last are meant, the rows are
 * made of them and taken apart again.
 */
function rowsOfOneAxis({ graph, node, shapeOf }: Upgrade): string | undefined {
  const [input, output] = [node.input[0]!, node.output[0]!];
  const rank = shapeOf(input)?.length;
  const given = intAttribute(node, 'axis', 1);
  if (rank === undefined) return 'the number of axes of its input is not known';
  const axis = given < 0 ? given + rank : given;
  setAttribute(node, 'axis', -1n);
  if (axis === rank - 1) return undefined;
  const [flat, rows, shape] = ['flat', 'rows', 'shape'].map((what) => graph.uniqueName(`${output}_${what}`)) as [
    string,
    string,
    string,
  ];
  const isWhole = axis === rank;
  node.input[0] = flat;
  node.output[0] = rows;
  const flatten = makeNode('Flatten', [input], [flat], { attributes: { axis: BigInt(isWhole ? rank : axis) } });
  graph.proto.node.push(flatten, makeNode('Shape', [input], [shape]), makeNode('Reshape', [rows, shape], [output]));
  graph.refresh();
  return undefined;
}
