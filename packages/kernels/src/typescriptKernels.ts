// The operations in plain TypeScript: for where no addon loads, and for arrays too short to be worth a native call.
// Elementwise results have the bits of the native ones; sums are kept in float64, so they are nearer to the truth.
import type { Kernels } from './generated/kernels.ts';
import { typescriptActivations } from './typescriptActivations.ts';
import { typescriptAny } from './typescriptAny.ts';
import { typescriptAttention } from './typescriptAttention.ts';
import { typescriptByteChannels } from './typescriptByteChannels.ts';
import { typescriptBytes } from './typescriptBytes.ts';
import { typescriptConvolution } from './typescriptConvolution.ts';
import { typescriptDeterministic } from './typescriptDeterministic.ts';
import { typescriptDoubles } from './typescriptDoubles.ts';
import { typescriptElementwise } from './typescriptElementwise.ts';
import { typescriptFused } from './typescriptFused.ts';
import { typescriptHalves } from './typescriptHalves.ts';
import { typescriptHashing } from './typescriptHashing.ts';
import { typescriptImages } from './typescriptImages.ts';
import { typescriptIndices } from './typescriptIndices.ts';
import { typescriptInts } from './typescriptInts.ts';
import { typescriptMath } from './typescriptMath.ts';
import { typescriptMatrices } from './typescriptMatrices.ts';
import { typescriptNibbles } from './typescriptNibbles.ts';
import { typescriptNormalization } from './typescriptNormalization.ts';
import { typescriptPacked } from './typescriptPacked.ts';
import { typescriptQuantize } from './typescriptQuantize.ts';
import { typescriptRandom } from './typescriptRandom.ts';
import { typescriptRare } from './typescriptRare.ts';
import { typescriptRecurrent } from './typescriptRecurrent.ts';
import { typescriptReduceAny } from './typescriptReduceAny.ts';
import { typescriptReductions } from './typescriptReductions.ts';
import { typescriptSample } from './typescriptSample.ts';
import { typescriptSelection } from './typescriptSelection.ts';
import { typescriptStatistics } from './typescriptStatistics.ts';
import { typescriptStructure } from './typescriptStructure.ts';
import { typescriptSuppression } from './typescriptSuppression.ts';
import { typescriptTrees } from './typescriptTrees.ts';
import { typescriptWords } from './typescriptWords.ts';

export const typescriptKernels: Kernels = {
  ...typescriptActivations,
  ...typescriptConvolution,
  ...typescriptBytes,
  ...typescriptByteChannels,
  ...typescriptElementwise,
  ...typescriptFused,
  ...typescriptNibbles,
  ...typescriptDoubles,
  ...typescriptHalves,
  ...typescriptInts,
  ...typescriptMath,
  ...typescriptStatistics,
  ...typescriptImages,
  ...typescriptHashing,
  ...typescriptRandom,
  ...typescriptDeterministic,
  ...typescriptMatrices,
  ...typescriptAttention,
  ...typescriptNormalization,
  ...typescriptPacked,
  ...typescriptQuantize,
  ...typescriptReductions,
  ...typescriptStructure,
  ...typescriptWords,
  ...typescriptAny,
  ...typescriptIndices,
  ...typescriptRare,
  ...typescriptRecurrent,
  ...typescriptReduceAny,
  ...typescriptSample,
  ...typescriptSelection,
  ...typescriptSuppression,
  ...typescriptTrees,
};
