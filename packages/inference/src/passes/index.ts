// The passes, in their order.
import { fuseConvolutions } from './fuseConvolutions.ts';
import { fuseMatMul } from './fuseMatMul.ts';
import { fuseProducts } from './fuseProducts.ts';
import { recognizeAttention } from './recognizeAttention.ts';
import { recognizeGelu } from './recognizeGelu.ts';
import { recognizeNormalization } from './recognizeNormalization.ts';
import { removeUnused } from './removeUnused.ts';
import type { Pass } from './runPasses.ts';

export const passes: readonly Pass[] = [
  removeUnused,
  recognizeNormalization,
  recognizeGelu,
  recognizeAttention,
  fuseConvolutions,
  fuseMatMul,
  fuseProducts,
];
