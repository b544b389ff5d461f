// The passes, in their order.
import { absorbPadding } from './absorbPadding.ts';
import { expandSums } from './expandSums.ts';
import { fillConstants } from './fillConstants.ts';
import { foldScales } from './foldScales.ts';
import { fuseConvolutions } from './fuseConvolutions.ts';
import { fuseMatMul } from './fuseMatMul.ts';
import { fuseProducts } from './fuseProducts.ts';
import { recognizeAttention } from './recognizeAttention.ts';
import { recognizeGelu } from './recognizeGelu.ts';
import { recognizeNormalization } from './recognizeNormalization.ts';
import { recognizeShuffles } from './recognizeShuffles.ts';
import { removeUnused } from './removeUnused.ts';
import type { Pass } from './runPasses.ts';

export const passes: readonly Pass[] = [
  removeUnused,
  fillConstants,
  recognizeNormalization,
  recognizeGelu,
  recognizeAttention,
  expandSums,
  recognizeNormalization,
  recognizeGelu,
  recognizeAttention,
  recognizeShuffles,
  absorbPadding,
  foldScales,
  fuseConvolutions,
  fuseMatMul,
  fuseProducts,
  removeUnused,
];
