// Recurrent networks and attention.
import { findAttribute, intAttribute, stringAttribute } from '../attributes.ts';
import { addDimensions, type Dimension, divideDimensions, multiplyDimensions, type Shape } from '../dimension.ts';
import {
  elementOf,
  hasInput,
  type InferredOutput,
  type NodeContext,
  rulesFor,
  type ShapeRules,
  shapeOf,
  shapeOfRank,
} from '../nodeContext.ts';
import { tensorType } from '../valueType.ts';

/** The rules. */
export const sequenceRules: ShapeRules = {
  ...rulesFor('GRU LSTM RNN', recurrent),
  Attention: (context) => attention(context, 4, 5),
  FlexAttention: (context) => [flexAttention(context)],
  LinearAttention: linearAttention,
};

function recurrent(context: NodeContext): readonly (Shape | undefined)[] {
  const data = shapeOfRank(context, 0, 3);
  const isBatchFirst = intAttribute(context.node, 'layout', 0) === 1;
  const [batch, length] = isBatchFirst ? [data?.[0], data?.[1]] : [data?.[1], data?.[0]];
  const directions = stringAttribute(context.node, 'direction', 'forward') === 'bidirectional' ? 2 : 1;
  const hidden: Dimension = findAttribute(context.node, 'hidden_size')
    ? intAttribute(context.node, 'hidden_size', 0)
    : shapeOf(context, 2)?.[2];
  const state = isBatchFirst ? [batch, directions, hidden] : [directions, batch, hidden];
  const all = isBatchFirst ? [batch, length, directions, hidden] : [length, directions, batch, hidden];
  return [all, state, state];
}

function attention(context: NodeContext, pastKey: number, pastValue: number): readonly (Shape | undefined)[] {
  const parts = attended(context);
  if (!parts) return [];
  const { query, key, value, output } = parts;
  const [batch, heads, length] = query;
  const presentKey = key.with(2, withPast(context, pastKey, key[2]));
  const presentValue = value.with(2, withPast(context, pastValue, value[2]));
  return [output, presentKey, presentValue, [batch, heads, length, presentKey[2]]];
}

/** The shapes of query, key and value with their heads apart, and that of the output. */
function attended(context: NodeContext) {
  const query = headsOf(context, 0, intAttribute(context.node, 'q_num_heads', 0));
  const kvHeads = intAttribute(context.node, 'kv_num_heads', 0);
  const [key, value] = [headsOf(context, 1, kvHeads), headsOf(context, 2, kvHeads)];
  if (!query || !key || !value) return undefined;
  const [batch, heads, length] = query;
  const isSplit = shapeOf(context, 0)?.length === 4;
  const output = isSplit ? [batch, heads, length, value[3]] : [batch, length, multiplyDimensions(heads, value[3])];
  return { query, key, value, output };
}

/** `[batch, heads, length, size of a head]` of an input that may have its heads side by side. */
function headsOf(context: NodeContext, input: number, heads: number): Shape | undefined {
  const shape = shapeOf(context, input);
  if (shape?.length === 4) return shape;
  if (shape?.length !== 3) return undefined;
  const [batch, length, width] = shape;
  return heads > 0 ? [batch, heads, length, divideDimensions(width, heads)] : undefined;
}

function withPast(context: NodeContext, input: number, length: Dimension): Dimension {
  return hasInput(context, input) ? addDimensions(shapeOf(context, input)?.[2], length) : length;
}

function flexAttention(context: NodeContext): Shape | undefined {
  const [query, value] = [shapeOf(context, 0), shapeOf(context, 2)];
  return query && value && [...query.slice(0, -1), value.at(-1)];
}

function linearAttention(context: NodeContext): readonly InferredOutput[] {
  const parts = attended(context);
  if (!parts) return [];
  const { query, key, value, output } = parts;
  const stateType = elementOf(context, 3) ?? elementOf(context, 0);
  return [output, tensorType(stateType, [query[0], key[1], key[3], value[3]])];
}
