// Ensembles of decision trees in plain TypeScript, one tree of one row after another.
import type { Kernels } from './generated/kernels.ts';

/** Trees whose depth is said once. */
const groupTrees = 8;

export const typescriptTrees: Pick<Kernels, 'treeEnsemble' | 'treeKeys'> = {
  treeEnsemble(keys, rows, slots, nodes, nodeCount, childBits, roots, columns, depths, _groups, leaves, ...rest) {
    const [leafRows, width, targets, out] = rest;
    const slotMask = 2 ** Math.floor(Math.log2(slots)) - 1;
    out.fill(0);
    for (let r = 0; r < rows; r++)
      for (let t = 0; t < roots.length; t++) {
        const [root, column] = [roots[t]!, columns[t]!];
        if (root + 2 ** childBits >= nodeCount || column + width > targets) continue;
        let at = root;
        for (let left = depths[Math.floor(t / groupTrees)]! & 0xfff; left > 0; left--) {
          const [key, rest] = [nodes[2 * at]!, nodes[2 * at + 1]!];
          const isAbove = keys[r * slots + (rest & slotMask)]! > key;
          at = root + Math.floor(rest / 2 ** (32 - childBits)) + Number(isAbove);
        }
        const leaf = nodes[2 * at]!;
        if (leaf >= leafRows) continue;
        for (let k = 0; k < width; k++) out[r * targets + column + k]! += leaves[leaf * width + k]!;
      }
    return out;
  },
  treeKeys(a, rows, features, slots, out) {
    const bits = new Uint32Array(1);
    const float = new Float32Array(bits.buffer);
    for (let r = 0; r < rows; r++)
      for (let s = 0; s < slots; s++) {
        const feature = Math.floor(s / 2);
        float[0] = feature < features ? a[r * features + feature]! + 0 : 0;
        const key = bits[0]! >>> 31 ? ~bits[0]! : bits[0]! | 0x8000_0000;
        const ofNan = s % 2 ? 0 : 2 ** 32 - 1;
        const ofNumber = feature < features ? key : 0;
        out[r * slots + s] = Number.isNaN(float[0]) ? ofNan : ofNumber;
      }
    return out;
  },
};
