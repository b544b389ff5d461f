// An activation behind a Gemm becomes part of it; fuseMatMul does the same for MatMul.
import { absorbActivation } from './absorbActivation.ts';
import type { Pass } from './runPasses.ts';

export const fuseProducts: Pass = {
  name: 'fuseProducts',
  purpose: 'Gemm with an activation behind it',
  run: (graph) =>
    graph
      .find({ opType: 'Gemm', domain: '' })
      .reduce((changes, node) => changes + absorbActivation(graph, node, 'FusedGemm'), 0),
};
