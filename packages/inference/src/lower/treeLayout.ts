// Trees as the words that the kernel `treeEnsemble` walks.
import { deepestTree } from '../classic/treeEnsemble.ts';
import { treeError } from '../classic/treeNodes.ts';
import type { TreePart, TreeSplit } from './treeParts.ts';

/** A tree with what its leaves add to targets from a column on. */
export interface PlacedTree {
  readonly root: TreePart;
  readonly column: number;
  /** `width` numbers of a leaf, which is a position among the nodes. */
  leafRow(leaf: number): ArrayLike<number>;
}

/** What the kernel takes of an ensemble. */
export interface TreeLayout {
  readonly nodes: Uint32Array;
  readonly childBits: number;
  readonly roots: Uint32Array;
  readonly columns: Uint32Array;
  readonly depths: Uint32Array;
  readonly leaves: Float32Array;
  readonly leafRows: number;
  readonly groups: number;
}

/** Trees that the kernel walks side by side. */
const groupTrees = 8;
/** Of the places of children, counted from their root. */
const mostChildBits = 24;

/**
 * Lays trees out, those of like depth in one group. `slotBits` are those of the slots' numbers; slot `zeroSlot` holds 0. Throws
 * InferenceError KINGLET_INFERENCE_OPERATOR for trees whose nodes have no room beside so many slots.
 */
export function layOutTrees(trees: readonly PlacedTree[], slotBits: number, zeroSlot: number): TreeLayout {
  const sorted = trees.toSorted((a, b) => b.root.depth - a.root.depth);
  const placed = sorted.map(({ root }) => placesOf(root));
  const childBits = Math.max(0, ...placed.map(({ parts }) => Math.ceil(Math.log2(parts.length))));
  check(sorted, childBits, slotBits);
  const groups = Math.ceil(sorted.length / groupTrees);
  const roots = new Uint32Array(groups * groupTrees);
  const columns = new Uint32Array(groups * groupTrees);
  let end = 1; // the first node ends the trees that fill the last group
  for (const [i, { parts }] of placed.entries()) {
    roots[i] = end;
    columns[i] = sorted[i]!.column;
    end += parts.length;
  }
  const nodes = new Uint32Array(2 * Math.max(end, Math.max(...roots) + 2 ** childBits + 1));
  nodes.set([noLeaf, zeroSlot]);
  const leaves = new LeafTable();
  for (const [i, places] of placed.entries())
    encodeTree(nodes.subarray(2 * roots[i]!), places, 32 - childBits, zeroSlot, leaves.of(sorted[i]!));
  const depths = Uint32Array.from({ length: groups }, (_, g) => sorted[g * groupTrees]!.root.depth);
  return {
    nodes,
    childBits,
    roots,
    columns,
    depths,
    leaves: Float32Array.from(leaves.numbers),
    leafRows: leaves.rows,
    groups,
  };
}

/** A row that no table of leaves has. */
const noLeaf = 2 ** 32 - 1;

function check(trees: readonly PlacedTree[], childBits: number, slotBits: number): void {
  const depth = trees[0]?.root.depth ?? 0;
  if (depth > deepestTree)
    throw treeError(`expected trees of at most ${deepestTree} comparisons, found one of ${depth}`);
  if (childBits > mostChildBits || childBits + slotBits > 32)
    throw treeError(
      `expected trees of at most 2^${Math.min(mostChildBits, 32 - slotBits)} nodes beside 2^${slotBits - 1} features, found one of about 2^${childBits}`,
    );
}

interface Places {
  readonly parts: readonly TreePart[];
  /** Where the left child of a split is; the right one is behind it. */
  readonly children: ReadonlyMap<TreeSplit, number>;
}

/** Level by level, children of one split beside each other. */
function placesOf(root: TreePart): Places {
  const parts = [root];
  const children = new Map<TreeSplit, number>();
  for (const part of parts) {
    if ('leaf' in part || children.has(part)) continue;
    children.set(part, parts.length);
    parts.push(part.left, part.right);
  }
  return { parts, children };
}

function encodeTree(
  nodes: Uint32Array,
  { parts, children }: Places,
  shift: number,
  zeroSlot: number,
  rowOf: (leaf: number) => number,
): void {
  for (const [i, part] of parts.entries()) {
    const isLeaf = 'leaf' in part;
    const child = isLeaf ? i : children.get(part)!;
    nodes[2 * i] = isLeaf ? rowOf(part.leaf) : part.key;
    nodes[2 * i + 1] = child * 2 ** shift + (isLeaf ? zeroSlot : part.slot);
  }
}

/** Rows of leaves, each leaf of a tree once. */
class LeafTable {
  readonly numbers: number[] = [];
  rows = 0;

  /** The row of a leaf of the tree. */
  of(tree: PlacedTree): (leaf: number) => number {
    const known = new Map<number, number>();
    return (leaf) => {
      const row = known.get(leaf) ?? this.#add(tree.leafRow(leaf));
      known.set(leaf, row);
      return row;
    };
  }

  #add(numbers: ArrayLike<number>): number {
    for (let i = 0; i < numbers.length; i++) this.numbers.push(numbers[i]!);
    return this.rows++;
  }
}
