// Sums that have the same bits on every tier: ids 1400-1409.
import type { Argument, Operation } from '../ops.ts';
import { a, b, elements, wideTiers } from './operands.ts';

const order =
  'Element i is added to the (i mod 16)th of sixteen sums, each rounded step in turn, nothing fused; sums i and i + 8, then i + 4, i + 2 and i + 1 are added: the same bits on every tier and in TypeScript.';

export const deterministic: readonly Operation[] = [
  fold(1400, 'deterministicSum', [elements], 'a[i]', 'n'),
  fold(1401, 'deterministicDot', [a, b], 'a[i] * b[i]', '2 * n'),
  fold(1402, 'deterministicSumOfSquares', [elements], 'a[i]^2', '2 * n'),
  fold(1403, 'deterministicNormL1', [elements], 'abs(a[i])', 'n'),
  fold(1404, 'deterministicSquaredEuclidean', [a, b], '(a[i] - b[i])^2', '3 * n'),
  fold(
    1405,
    'deterministicDeviations',
    [elements, { kind: 'scalar', name: 'centre', doc: 'what is taken from each element' }],
    '(a[i] - centre)^2',
    '3 * n',
  ),
];

function fold(id: number, name: string, operands: readonly Argument[], term: string, flops: string): Operation {
  return {
    ...{ id, name, flops },
    family: 'deterministic',
    dtypes: ['f32'],
    arguments: operands,
    returns: 'number',
    empty: 'zero',
    nan: 'propagates',
    bound: { kind: 'accumulated', term, lanes: 16 },
    tiers: wideTiers,
    isWide: true,
    doc: `Sum of ${term}. ${order}`,
  };
}
