// Functions of single numbers that few models have: ids 720-721.
import type { Operation } from '../ops.ts';
import { rareFunctions } from '../src/elementTypes.ts';
import { elementCuts, elements, everyTier, out, rowCuts, size } from './operands.ts';

export const rare: readonly Operation[] = [
  {
    id: 720,
    name: 'unaryRare',
    family: 'rare',
    dtypes: ['f32'],
    arguments: [
      elements,
      { kind: 'scalar', name: 'alpha', doc: "celu's, thresholdedRelu's, and the lambda of shrink" },
      { kind: 'scalar', name: 'beta', doc: 'the bias of shrink' },
      size('operation', rareFunctions.map((name, i) => `${i} ${name}`).join(', '), { most: rareFunctions.length - 1 }),
      out,
    ],
    returns: 'out',
    empty: 'nothing',
    nan: 'propagates',
    bound: { kind: 'ulp', ulps: 1 },
    flops: '40 * n',
    cuts: elementCuts,
    tiers: everyTier,
    doc: 'A function of each element, computed in f64; NaN where it has no value.',
  },
  {
    id: 721,
    name: 'lrn',
    family: 'rare',
    dtypes: ['f32'],
    arguments: [
      { kind: 'in', name: 'a', shape: ['rows', 'channels'], doc: 'pixels, channels last' },
      size('rows', 'how many'),
      size('channels', 'numbers of a pixel'),
      size('window', 'channels that are summed, floor((window - 1) / 2) of them before the one that is divided', {
        least: 1,
      }),
      { kind: 'scalar', name: 'alpha', doc: 'the weight of the mean square' },
      { kind: 'scalar', name: 'beta', doc: 'the power of the divisor' },
      { kind: 'scalar', name: 'bias', doc: 'what the mean square is added to' },
      { kind: 'out', name: 'out', shape: ['rows', 'channels'], aliasing: 'none', doc: 'receives the pixels' },
    ],
    returns: 'out',
    empty: 'nothing',
    nan: 'propagates',
    bound: { kind: 'ulp', ulps: 2 },
    flops: '(2 * window + 60) * rows * channels',
    cuts: rowCuts,
    tiers: everyTier,
    doc: "ONNX's LRN: a * exp(-beta * log(bias + alpha / window * sum of the squares of the channels around)), in f64; channels outside are 0.",
  },
];
