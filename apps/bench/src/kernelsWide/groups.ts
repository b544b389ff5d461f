// The groups of the suite `kernels-wide`, in the order of its page.
import { threadsGroup } from './threads.ts';
import type { WideGroup } from './wideGroup.ts';

export const groups: readonly WideGroup[] = [threadsGroup];
