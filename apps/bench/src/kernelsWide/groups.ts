// The groups of the suite `kernels-wide`, in the order of its page.
import { bits } from './bits.ts';
import { dtypes } from './dtypes.ts';
import { images } from './images.ts';
import { math } from './math.ts';
import { sve } from './sve.ts';
import { textGroup } from './text.ts';
import { threadsGroup } from './threads.ts';
import type { WideGroup } from './wideGroup.ts';

export const groups: readonly WideGroup[] = [bits, dtypes, images, math, sve, textGroup, threadsGroup];
