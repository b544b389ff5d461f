// Layers that read a sequence step by step: ids 730-739.
import type { Operation } from '../ops.ts';
import { recurrentFunctions } from '../src/elementTypes.ts';
import { everyTier, flag, panels, size } from './operands.ts';

const state = ['directions', 'batch', 'hidden'];

export const recurrent: readonly Operation[] = [
  {
    id: 730,
    name: 'recurrentLayer',
    family: 'recurrent',
    dtypes: ['f32'],
    arguments: [
      {
        kind: 'inout',
        name: 'gates',
        shape: ['steps', 'batch', 'directions', 'gateCount', 'hidden'],
        aliasing: 'none',
        doc: 'before: what the input adds to the sums of each gate, biases included; after: of no interest',
      },
      size('steps', 'how long sequences are'),
      size('batch', 'how many'),
      size('directions', '1, or 2: the second one reads from the end', { least: 1, most: 2 }),
      size(
        'gateCount',
        '1: RNN; 3: GRU (update, reset, hidden); 4: LSTM (input, output, forget, cell); of 2 the first is an RNN',
        { least: 1, most: 4 },
      ),
      size('hidden', 'numbers of a state'),
      {
        kind: 'in',
        name: 'packed',
        shape: ['directions', 'gateCount', panels('hidden'), 'hidden'],
        doc: 'for each gate what packRows makes of its weights of the state, hidden x hidden',
      },
      {
        kind: 'in',
        name: 'functions',
        shape: [{ of: 'directions', per: 1, times: 9 }],
        doc: `for each direction three functions (of gates, of what they let pass, of an LSTM’s cell), each its number, alpha and beta: ${recurrentFunctions.map((name, i) => `${i} ${name}`).join(', ')}; the whole part of a number counts, others are 0`,
      },
      {
        kind: 'in',
        name: 'hiddenBias',
        shape: ['directions', 'hidden'],
        optional: true,
        doc: 'of a GRU whose variant is 1: added to what the reset gate multiplies; empty: nothing is',
      },
      {
        kind: 'in',
        name: 'peepholes',
        shape: [{ of: 'directions', per: 1, times: 3 }, 'hidden'],
        optional: true,
        doc: 'of an LSTM: what of its cell is added to the sums of the gates input, output, forget; empty: nothing is',
      },
      {
        kind: 'in',
        name: 'lengths',
        shape: ['batch'],
        dtype: 'i32',
        optional: true,
        doc: 'steps of each sequence, all of them if more, none if less than 1; empty: all have all',
      },
      {
        kind: 'scalar',
        name: 'clip',
        doc: 'what goes into a function is at most so large; Infinity or NaN for no limit',
      },
      flag('reverse', 'the first direction reads from the end, too'),
      flag('batchFirst', 'gates are batch x steps, states batch x directions, y is batch x steps x directions'),
      flag('variant', 'a GRU resets behind the product with its weights, an LSTM forgets 1 - input'),
      {
        kind: 'inout',
        name: 'state',
        shape: state,
        aliasing: 'none',
        doc: 'before: the first states; after: the last ones',
      },
      {
        kind: 'inout',
        name: 'cell',
        shape: state,
        aliasing: 'none',
        doc: 'of an LSTM its cell; else memory to work in',
      },
      {
        kind: 'out',
        name: 'y',
        shape: ['steps', 'directions', 'batch', 'hidden'],
        aliasing: 'none',
        doc: 'receives the state after each step, 0 behind the end of a sequence',
      },
    ],
    returns: 'y',
    empty: 'nothing',
    nan: 'propagates',
    bound: {
      kind: 'accumulated',
      term: 'the terms of a gate',
      of: 'what errors of sums, functions and earlier states come to, each times the derivative of what follows',
      lanes: 2,
    },
    flops: '(2 * hidden + 24) * steps * batch * directions * gateCount * hidden',
    tiers: everyTier,
    doc: 'A layer of RNN, GRU or LSTM as ONNX defines them, all steps of all directions in one call; n of the bound is hidden + 4.',
  },
];
