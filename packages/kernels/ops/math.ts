// Functions of mathematics beside those that models need, element by element: ids 1000-1099.
import type { Operation } from '../ops.ts';
import { elements, out, wideTiers } from './operands.ts';

export const math: readonly Operation[] = [
  {
    id: 1000,
    name: 'fract',
    family: 'wide_math',
    dtypes: ['f32'],
    arguments: [elements, out],
    returns: 'out',
    empty: 'nothing',
    nan: 'propagates',
    flops: '2 * n',
    bound: { kind: 'exact' },
    tiers: wideTiers,
    isWide: true,
    doc: 'out[i] = a[i] - trunc(a[i]): what is behind the point, with the sign of a[i] or +0; NaN for infinities.',
  },
];
