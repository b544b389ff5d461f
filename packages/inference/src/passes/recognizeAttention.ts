// Attention, from products, softmax and transposes.
import { intAttribute, intsAttribute, makeNode, type NodeProto, type Shape } from '@kinglet/onnx';
import { areSame, haveSameRank, madeBy, otherOf, readBy, scalarOf, shapeOf } from './match.ts';
import type { ModelGraph } from './modelGraph.ts';
import type { Pass } from './runPasses.ts';
import { shareKeys } from './sharedKeys.ts';

export const recognizeAttention: Pass = {
  name: 'recognizeAttention',
  purpose:
    'softmax(q k + mask) v becomes Attention; keys that queries share are not repeated, and transposes around it go where heads may stay beside each other',
  run(graph) {
    let changes = 0;
    for (const node of graph.find({ opType: 'Softmax', domain: '' })) changes += rewrite(graph, node);
    for (const node of graph.find({ opType: 'Attention', domain: '' })) changes += shareKeys(graph, node);
    for (const node of graph.find({ opType: 'Attention', domain: '' })) changes += dropTransposes(graph, node);
    return changes;
  },
};

interface Scores {
  readonly q: string;
  /** Transposed: [batch, heads, width, keys]. */
  readonly k: string;
  readonly mask: string | undefined;
  readonly scale: number;
}

function rewrite(graph: ModelGraph, softmax: NodeProto): number {
  const rank = shapeOf(graph, softmax.input[0])?.length;
  const axis = intAttribute(softmax, 'axis', -1);
  const shares = guardedOf(graph, softmax.output[0]!);
  const end = readBy(graph, shares, 'MatMul');
  if (!end || rank !== 4 || (axis !== -1 && axis !== 3) || end.input[0] !== shares) return 0;
  const scores = scoresOf(graph, softmax.input[0]!);
  const keys = scores && keysOf(graph, scores.k);
  const v = end.input[1]!;
  if (!scores || !keys || !areHeads(graph, scores.q, keys.name, v)) return 0;
  const inputs = [scores.q, keys.name, v, ...(scores.mask ? [scores.mask] : [])];
  const attributes = { scale: scores.scale };
  const attention = makeNode('Attention', inputs, end.output, { name: end.name, attributes });
  graph.supersede([end], [...keys.nodes, attention]);
  return 1;
}

/**
 * Where(IsNaN(shares), 0, shares), as PyTorch writes it for queries that see no key: the kernel's answer to those is 0 anyway. A NaN
 * among queries or keys, which is 0 here, comes out as one there.
 */
function guardedOf(graph: ModelGraph, shares: string): string {
  const readers = graph.consumersOf(shares);
  const where = readers.find(({ opType, domain }) => opType === 'Where' && domain === '');
  const test = madeBy(graph, where?.input[0], 'IsNaN');
  const isGuard = test?.input[0] === shares && graph.onlyReaderOf(test.output[0]!) === where;
  if (!where || readers.length !== 2 || graph.isOutput(shares) || !isGuard) return shares;
  return where.input[2] === shares && scalarOf(graph, where.input[1]) === 0 ? where.output[0]! : shares;
}

/** The product of queries and keys, scaled before or after, and what is added to it. */
function scoresOf(graph: ModelGraph, name: string): Scores | undefined {
  const add = madeBy(graph, name, 'Add');
  for (const sum of add ? add.input : [name]) {
    const after = scaledOf(graph, sum);
    const product = madeBy(graph, after.name, 'MatMul');
    if (!product) continue;
    const [q, k] = product.input.map((input) => scaledOf(graph, input)) as [Scaled, Scaled];
    const mask = add && otherOf(add, sum);
    if (mask && !isMask(graph, mask, name, sum)) continue;
    return { q: q.name, k: k.name, mask, scale: after.scale * q.scale * k.scale };
  }
  return undefined;
}

interface Scaled {
  readonly name: string;
  readonly scale: number;
}

/** What a constant number is multiplied with, or what is divided by one. */
function scaledOf(graph: ModelGraph, name: string): Scaled {
  const node = madeBy(graph, name, 'Mul', 'Div');
  const [a, b] = node?.input ?? [];
  const factor = scalarOf(graph, b);
  if (node && factor !== undefined && haveSameRank(graph, a, name))
    return { name: a!, scale: node.opType === 'Mul' ? factor : 1 / factor };
  const first = node?.opType === 'Mul' ? scalarOf(graph, a) : undefined;
  return first !== undefined && haveSameRank(graph, b, name) ? { name: b!, scale: first } : { name, scale: 1 };
}

/** A mask of float that gives the scores no other shape, and says something of each key: Attention hides those behind a shorter one. */
function isMask(graph: ModelGraph, mask: string, sum: string, scores: string): boolean {
  if (!areSame(shapeOf(graph, sum), shapeOf(graph, scores))) return false;
  const [own, whole] = [shapeOf(graph, mask), shapeOf(graph, sum)];
  const type = graph.types.get(mask);
  if (!own || !whole || own.length < 2 || own.length > 4 || type?.kind !== 'tensor' || type.elementType !== 'float')
    return false;
  return (
    own.at(-1) === whole.at(-1) &&
    own.every((length, i) => length === 1 || length === whole[whole.length - own.length + i])
  );
}

/** The keys, head after head, and a transpose that brings them there if need be. */
function keysOf(graph: ModelGraph, name: string): { readonly name: string; readonly nodes: NodeProto[] } | undefined {
  const transpose = madeBy(graph, name, 'Transpose');
  const order = transpose && intsAttribute(transpose, 'perm')?.join();
  const [source] = transpose?.input ?? [];
  if (order === '0,1,3,2') return { name: source!, nodes: [] };
  const joined = joinedKeysOf(graph, name);
  if (joined) return { name: joined, nodes: [] };
  const shape = shapeOf(graph, source);
  if (order !== '0,2,3,1' || !shape) return undefined;
  const keys = graph.uniqueName(`${name}_keys`);
  const [batch, tokens, heads, width] = shape;
  const type = graph.types.get(source!)!;
  if (type.kind !== 'tensor') return undefined;
  graph.types.set(keys, { ...type, shape: [batch, heads, tokens, width] });
  return { name: keys, nodes: [makeNode('Transpose', [source!], [keys], { attributes: { perm: headsFirst } })] };
}

/** Keys whose last two axes changed places while sequences and heads were one axis. */
function joinedKeysOf(graph: ModelGraph, name: string): string | undefined {
  const transpose = madeBy(graph, madeBy(graph, name, 'Reshape')?.input[0], 'Transpose');
  const [source] = madeBy(graph, transpose?.input[0], 'Reshape')?.input ?? [];
  const [shape, joined] = [shapeOf(graph, source), shapeOf(graph, transpose?.input[0])];
  if (!transpose || intsAttribute(transpose, 'perm')?.join() !== '0,2,1' || shape?.length !== 4) return undefined;
  const [batch, heads, tokens, width] = shape;
  const isJoined = areSame(joined?.slice(1), [tokens, width]);
  return isJoined && areSame(shapeOf(graph, name), [batch, heads, width, tokens]) ? source : undefined;
}

const headsFirst = [0n, 2n, 1n, 3n];

/** Whether heads are not broadcast. */
function areHeads(graph: ModelGraph, ...names: readonly string[]): boolean {
  const leading = names
    .map((name) => shapeOf(graph, name))
    .map((shape) => (shape?.length === 4 ? shape.slice(0, 2) : []));
  return leading.every((lengths) => lengths.length === 2 && areSame(lengths, leading[0]));
}

/** Heads that were split, moved before the tokens, and joined again stay where they were: Q, K, V and Y of three axes. */
function dropTransposes(graph: ModelGraph, node: NodeProto): number {
  const heads = shapeOf(graph, node.input[0])?.[1];
  const kvHeads = shapeOf(graph, node.input[1])?.[1];
  const sources = node.input.slice(0, 3).map((name) => joinedOf(graph, name));
  const transpose = readBy(graph, node.output[0], 'Transpose');
  const joined = readBy(graph, transpose?.output[0], 'Reshape');
  const masked = shapeOf(graph, node.input[3]);
  const isShared = !masked || masked.length < 3 || masked.at(-3) === 1;
  if (typeof heads !== 'number' || typeof kvHeads !== 'number' || !joined || !isShared) return 0;
  if (!isHeadsFirst(transpose!) || !isJoined(shapeOf(graph, joined.input[0]), shapeOf(graph, joined.output[0])))
    return 0;
  if (sources.some((name) => name === undefined)) return 0;
  const attention = makeNode('Attention', [...(sources as string[]), ...node.input.slice(3)], joined.output, {
    name: node.name,
    attributes: { q_num_heads: BigInt(heads), kv_num_heads: BigInt(kvHeads) },
  });
  attention.attribute.push(...node.attribute);
  graph.supersede([joined], [attention]);
  return 1;
}

/** The value of three axes that was split into heads, which then came before the tokens. */
function joinedOf(graph: ModelGraph, name: string): string | undefined {
  const transpose = madeBy(graph, name, 'Transpose');
  const split = transpose && isHeadsFirst(transpose) ? madeBy(graph, transpose.input[0], 'Reshape') : undefined;
  const source = split?.input[0];
  return split && isJoined(shapeOf(graph, split.output[0]), shapeOf(graph, source)) ? source : undefined;
}

function isHeadsFirst(transpose: NodeProto): boolean {
  return intsAttribute(transpose, 'perm')?.join() === '0,2,1,3';
}

/** [batch, tokens, heads, width] and [batch, tokens, heads * width]. */
function isJoined(apart: Shape | undefined, joined: Shape | undefined): boolean {
  if (apart?.length !== 4 || joined?.length !== 3) return false;
  const [batch, tokens, heads, width] = apart;
  if (typeof heads !== 'number' || typeof width !== 'number' || batch === undefined || tokens === undefined)
    return false;
  return joined[0] === batch && joined[1] === tokens && joined[2] === heads * width;
}
