// The groups of the suite `kernels-wide`, in the order of its page.
import { dtypes } from './dtypes.ts';
import { sve } from './sve.ts';
import type { WideGroup } from './wideGroup.ts';

export const groups: readonly WideGroup[] = [dtypes, sve];
