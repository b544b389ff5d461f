// The passes, in their order.
import { absorbPadding } from './absorbPadding.ts';
import { adoptQuantizers } from './adoptQuantizers.ts';
import { computeInFloat } from './computeInFloat.ts';
import { eliminateTransposes } from './eliminateTransposes.ts';
import { expandSums } from './expandSums.ts';
import { foldAllButHalves, foldConstants } from './foldConstants.ts';
import { foldScales } from './foldScales.ts';
import { fuseConvolutions } from './fuseConvolutions.ts';
import { fuseMatMul } from './fuseMatMul.ts';
import { fuseNibbles } from './fuseNibbles.ts';
import { fuseProducts } from './fuseProducts.ts';
import { fuseQuantized } from './fuseQuantized.ts';
import { gatherQuantized } from './gatherQuantized.ts';
import { inlineBranches } from './inlineBranches.ts';
import { mergeChains } from './mergeChains.ts';
import { mergeDuplicates } from './mergeDuplicates.ts';
import { moveQuantizers } from './moveQuantizers.ts';
import { recognizeAttention } from './recognizeAttention.ts';
import { recognizeGelu } from './recognizeGelu.ts';
import { recognizeNormalization } from './recognizeNormalization.ts';
import { recognizeRotary } from './recognizeRotary.ts';
import { recognizeShuffles } from './recognizeShuffles.ts';
import { removeNoOps } from './removeNoOps.ts';
import { removeUnused } from './removeUnused.ts';
import type { Pass } from './runPasses.ts';
import { signWords } from './signWords.ts';
import { unzipMaps } from './unzipMaps.ts';

export const passes: readonly Pass[] = [
  removeUnused,
  unzipMaps,
  // Before constants are folded or scaled, which would hide what they were.
  adoptQuantizers,
  moveQuantizers,
  signWords,
  fuseQuantized,
  fuseNibbles,
  gatherQuantized,
  computeInFloat,
  foldConstants,
  inlineBranches,
  removeNoOps,
  mergeDuplicates,
  recognizeNormalization,
  recognizeGelu,
  recognizeRotary,
  recognizeAttention,
  expandSums,
  recognizeShuffles,
  mergeChains,
  removeNoOps,
  eliminateTransposes,
  removeUnused,
  foldConstants,
  absorbPadding,
  foldScales,
  fuseConvolutions,
  fuseMatMul,
  fuseProducts,
  removeUnused,
];

/** The same, with weights of 16 bits left as they are stored. */
export const passesThatKeepHalves: readonly Pass[] = passes.map((pass) =>
  pass === foldConstants ? foldAllButHalves : pass,
);
