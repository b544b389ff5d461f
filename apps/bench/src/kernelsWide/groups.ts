// The groups of the suite `kernels-wide`, in the order of its page.
import { dtypes } from './dtypes.ts';
import type { WideGroup } from './wideGroup.ts';

export const groups: readonly WideGroup[] = [dtypes];
