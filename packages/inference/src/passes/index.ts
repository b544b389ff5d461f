// The passes, in their order.
import { absorbPadding } from './absorbPadding.ts';
import { expandSums } from './expandSums.ts';
import { fillConstants } from './fillConstants.ts';
import { foldScales } from './foldScales.ts';
import { fuseConvolutions } from './fuseConvolutions.ts';
import { fuseMatMul } from './fuseMatMul.ts';
import { fuseProducts } from './fuseProducts.ts';
import { fuseQuantized } from './fuseQuantized.ts';
import { recognizeAttention } from './recognizeAttention.ts';
import { recognizeGelu } from './recognizeGelu.ts';
import { recognizeNormalization } from './recognizeNormalization.ts';
import { recognizeRotary } from './recognizeRotary.ts';
import { recognizeShuffles } from './recognizeShuffles.ts';
import { removeUnused } from './removeUnused.ts';
import type { Pass } from './runPasses.ts';

export const passes: readonly Pass[] = [
  removeUnused,
  fillConstants,
  // Before constants are folded or scaled, which would hide what they were.
  fuseQuantized,
  recognizeNormalization,
  recognizeGelu,
  recognizeRotary,
  recognizeAttention,
  expandSums,
  recognizeShuffles,
  absorbPadding,
  foldScales,
  fuseConvolutions,
  fuseMatMul,
  fuseProducts,
  removeUnused,
];
