// Dead code.
import type { Pass } from './runPasses.ts';

export const removeUnused: Pass = {
  name: 'removeUnused',
  purpose: 'nodes and constants that no output needs',
  run: (graph) => graph.removeUnused(),
};
