// Ensembles of decision trees, and where numbers stand among sorted ones: ids 740-742.
import type { ArrayArgument, Operation } from '../ops.ts';
import { elementTypes } from '../src/elementTypes.ts';
import { everyTier, size } from './operands.ts';

/** Trees of a group, which are walked side by side. */
const groupTrees = 8;

const ofTrees = (name: string, below: string, doc: string): ArrayArgument => ({
  kind: 'in',
  name,
  shape: [{ of: 'groups', per: 1, times: groupTrees }],
  dtype: 'u32',
  below,
  doc,
});

const rest = { dtypes: ['f32'], returns: 'out', empty: 'nothing', tiers: everyTier } as const;

export const trees: readonly Operation[] = [
  {
    ...rest,
    id: 740,
    name: 'treeEnsemble',
    family: 'trees',
    arguments: [
      {
        kind: 'in',
        name: 'keys',
        shape: ['rows', 'slots'],
        dtype: 'u32',
        doc: 'what nodes compare, for each row: `treeKeys` makes them of floats',
      },
      size('rows', 'how many'),
      size('slots', 'keys of a row', { least: 1 }),
      {
        kind: 'in',
        name: 'nodes',
        shape: [{ of: 'nodeCount', per: 1, times: 2 }],
        dtype: 'u32',
        doc: 'two words of each: a key, and `child << (32 - childBits) | slot`; slot has as many bits as keep it below slots',
      },
      size('nodeCount', 'how many, among them 2^childBits behind the last root', { least: 1 }),
      size('childBits', 'of the places of children, counted from the root', { most: 24 }),
      ofTrees('roots', 'nodeCount', 'where each tree begins'),
      ofTrees('columns', 'targets', 'the first target that each tree adds to'),
      {
        kind: 'in',
        name: 'depths',
        shape: ['groups'],
        dtype: 'u32',
        doc: 'steps from the root to the farthest leaf, for each eight trees; of the number its last 12 bits',
      },
      size('groups', 'eight trees each'),
      { kind: 'in', name: 'leaves', shape: ['leafRows', 'width'], doc: 'what leaves add' },
      size('leafRows', 'how many'),
      size('width', 'targets that a tree adds to'),
      size('targets', 'sums of a row', { least: 1 }),
      { kind: 'out', name: 'out', shape: ['rows', 'targets'], aliasing: 'none', doc: 'receives the sums' },
    ],
    nan: 'propagates',
    bound: { kind: 'rounded', steps: 'each sum in the order of the trees' },
    flops: `${groupTrees} * rows * groups * width`,
    doc: 'For each row the sum of one leaf of every tree. From node to node: the child, or the one behind it where the key of the slot is above that of the node. A node that has itself for a child, and compares a key that is 0, is a leaf; its key is its row of `leaves`. Trees that nodes or leaves leave add nothing.',
  },
  {
    ...rest,
    id: 741,
    name: 'treeKeys',
    family: 'trees',
    arguments: [
      { kind: 'in', name: 'a', shape: ['rows', 'features'], doc: 'the features of each row' },
      size('rows', 'how many'),
      size('features', 'of a row'),
      size('slots', 'keys of a row: two for each feature that there is room for, then zeros'),
      {
        kind: 'out',
        name: 'out',
        shape: ['rows', 'slots'],
        dtype: 'u32',
        aliasing: 'none',
        doc: 'receives the keys',
      },
    ],
    nan: 'largest',
    bound: { kind: 'exact' },
    flops: '2 * rows * features',
    doc: 'Integers in the order of floats: the bits, with their order turned for those below 0, from 2^31 on for the others, -0 as 0. NaN is the largest of the first key of a feature, 4294967295, and the least of the second, 0.',
  },
  {
    ...rest,
    id: 742,
    name: 'searchSorted',
    family: 'indices',
    dtypes: ['u8'],
    arguments: [
      { kind: 'in', name: 'a', shape: [{ of: 'n', type: 'type' }], doc: 'the elements, as bytes' },
      size('n', 'how many'),
      {
        kind: 'in',
        name: 'sorted',
        shape: ['lists', { of: 'length', type: 'type' }],
        doc: 'lists of elements, each in ascending order, as bytes',
      },
      size('lists', 'how many: element i is looked for in list i mod lists', { least: 1 }),
      size('length', 'elements of a list'),
      size('type', `the type of all: ${elementTypes.map((name, i) => `${i} ${name}`).join(', ')}`, {
        most: elementTypes.length - 1,
      }),
      { kind: 'out', name: 'out', shape: ['n'], dtype: 'u32', aliasing: 'none', doc: 'receives the positions' },
    ],
    nan: 'compares',
    bound: { kind: 'exact' },
    flops: 'n',
    doc: 'How many elements of the list are less, by halving it: where the element is, or would be put. 0 for NaN.',
  },
];
