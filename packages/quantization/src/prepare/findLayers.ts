// The nodes that can be quantized, and why others cannot.
import {
  floatAttribute,
  type Graph,
  intAttribute,
  type NodeProto,
  nodeLabel,
  subgraphsOf,
  type TensorProto,
} from '@kinglet/onnx';
import type { Layer } from '../recipe.ts';
import { findRoles } from './findRoles.ts';
import { channelAxisOf, channelsOf } from './floatConstants.ts';

const products = new Set(['Conv', 'ConvTranspose', 'Gemm', 'MatMul']);
const float = 1;

/** The layers of a prepared graph, in its order; a note for each product, and each table of floats, that is none. */
export function findLayers(graph: Graph, notes: string[]): Layer[] {
  const found = graph.nodes.flatMap((node) => {
    if (node.domain !== '' || !isCandidate(graph, node)) return [];
    const reason = reasonAgainst(graph, node);
    if (reason) notes.push(`${nodeLabel(node)}: stays float, since ${reason}`);
    return reason ? [] : [node];
  });
  for (const node of graph.nodes.flatMap(insideOf))
    if (node.domain === '' && products.has(node.opType))
      notes.push(`${nodeLabel(node)}: stays float, since it is in a graph inside another node`);
  const roles = findRoles(graph, found);
  return found.map((node) => ({ ...partsOf(graph, node), roles: roles.get(node) ?? [] }));
}

function insideOf(node: NodeProto): NodeProto[] {
  return subgraphsOf(node).flatMap((graph) => graph.node.flatMap((inner) => [inner, ...insideOf(inner)]));
}

// Most Gather nodes look up lengths.
function isCandidate(graph: Graph, { opType, input }: NodeProto): boolean {
  return products.has(opType) || (opType === 'Gather' && graph.constantOf(input[0]!)?.dataType === float);
}

function reasonAgainst(graph: Graph, node: NodeProto): string | undefined {
  const weights = weightsOf(graph, node);
  if (!weights) return 'its weights are not constant';
  if (node.opType !== 'Gather' && graph.constantOf(node.input[0]!)) return 'its input is constant too';
  if (weights.dataType !== float) return `its weights are not float but of ONNX's type ${weights.dataType}`;
  if (weights.dims.some((length) => length === 0n)) return 'it has no weights: a length of theirs is 0';
  const isMatrix = node.opType !== 'Conv' && node.opType !== 'ConvTranspose';
  if (isMatrix && weights.dims.length !== 2) return `its weights have ${weights.dims.length} axes, not 2`;
  if (node.opType === 'Gather' && intAttribute(node, 'axis', 0) !== 0) return 'it looks up no rows';
  return node.opType === 'Gather' ? undefined : reasonAgainstBias(graph, node);
}

function reasonAgainstBias(graph: Graph, node: NodeProto): string | undefined {
  if (floatAttribute(node, 'alpha', 1) !== 1) return 'its alpha is not 1';
  const name = node.input[2];
  if (!name) return undefined;
  const bias = graph.constantOf(name);
  if (!bias) return 'its bias is not constant';
  if (floatAttribute(node, 'beta', 1) !== 1) return 'its beta is not 1';
  const channels = channelsOf(graph, node);
  const isVector = bias.dims.length === 1 && Number(bias.dims[0]) === channels;
  return isVector ? undefined : `its bias of [${bias.dims}] has not one number for each of ${channels} channels`;
}

function weightsOf(graph: Graph, { opType, input }: NodeProto): TensorProto | undefined {
  return graph.constantOf(input[opType === 'Gather' ? 0 : 1] ?? '');
}

function partsOf(graph: Graph, node: NodeProto): Omit<Layer, 'roles'> {
  const tensor = weightsOf(graph, node)!;
  const isTable = node.opType === 'Gather';
  const weightDims = tensor.dims.map(Number);
  return {
    name: node.name,
    node,
    input: isTable ? undefined : node.input[0]!,
    output: node.output[0]!,
    weights: tensor.name,
    bias: isTable ? undefined : node.input[2] || undefined,
    weightDims,
    channelAxis: isTable ? 0 : channelAxisOf(node, weightDims.length),
  };
}
