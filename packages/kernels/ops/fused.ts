// Chains of operations in one pass over memory: ids 420-439.
import type { Operation } from '../ops.ts';
import { a, b, elementCuts, elements, everyTier, out } from './operands.ts';

const common = {
  family: 'fused',
  dtypes: ['f32'],
  returns: 'out',
  empty: 'nothing',
  nan: 'propagates',
  tiers: everyTier,
} as const;

export const fused: readonly Operation[] = [
  {
    ...common,
    id: 420,
    name: 'addRelu',
    arguments: [a, b, out],
    bound: { kind: 'rounded', steps: 'a[i] + b[i]' },
    flops: '2 * n',
    cuts: elementCuts,
    doc: 'relu(a[i] + b[i]): 0 where the sum is below 0, else the sum.',
  },
  {
    ...common,
    id: 421,
    name: 'addScaled',
    arguments: [a, { kind: 'scalar', name: 's', doc: 'the factor' }, b, out],
    bound: { kind: 'rounded', steps: 's * b[i], then a[i] +' },
    flops: '2 * n',
    cuts: elementCuts,
    doc: 'out[i] = a[i] + s * b[i].',
  },
  {
    ...common,
    id: 422,
    name: 'lerp',
    arguments: [a, b, { kind: 'scalar', name: 't', doc: 'the share of `b`: 0 gives `a`' }, out],
    bound: { kind: 'rounded', steps: 'b[i] - a[i], then * t, then a[i] +' },
    flops: '3 * n',
    cuts: elementCuts,
    doc: 'out[i] = a[i] + (b[i] - a[i]) * t.',
  },
  {
    ...common,
    id: 423,
    name: 'normalize',
    arguments: [elements, out],
    bound: { kind: 'accumulated', term: 'a[j]^2', of: 'abs(the result)' },
    flops: '3 * n',
    doc: 'a / normL2(a): the same direction with length 1. Zeros stay zeros.',
  },
];
