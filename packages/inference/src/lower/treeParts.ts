// Nodes of trees as the one question that the kernel asks: whether a key is above another.
import { treeDepths } from '../classic/treeEnsemble.ts';
import { isBranch, type TreeBranch, type TreeNodes } from '../classic/treeNodes.ts';
import type { TreeKeys } from './treeKeys.ts';

/** Where the key of the slot is not above `key` left, else right. */
export interface TreeSplit {
  readonly slot: number;
  readonly key: number;
  readonly left: TreePart;
  readonly right: TreePart;
  /** Splits down to the farthest leaf. */
  readonly depth: number;
}

export interface TreeEnd {
  /** The leaf's position among the nodes. */
  readonly leaf: number;
  readonly depth: 0;
}

export type TreePart = TreeEnd | TreeSplit;

/** For each node that a root leads to what it becomes. */
export function treeParts({ nodes, roots }: TreeNodes, keys: TreeKeys): readonly TreePart[] {
  const depths = treeDepths(nodes, roots);
  const order = [...nodes.keys()].filter((at) => depths[at]! >= 0).sort((a, b) => depths[a]! - depths[b]!);
  const parts: TreePart[] = [];
  for (const at of order) {
    const node = nodes[at]!;
    parts[at] = isBranch(node) ? partOf(node, parts[node.yes]!, parts[node.no]!, keys) : { leaf: at, depth: 0 };
  }
  return parts;
}

function partOf(branch: TreeBranch, yes: TreePart, no: TreePart, keys: TreeKeys): TreePart {
  const { mode, feature, value, isMissingTrue } = branch;
  if (mode === 'MEMBER') return memberPart(branch, yes, no, keys);
  // Nothing is equal to NaN, or in an order with it.
  if (Number.isNaN(value)) return mode === 'NEQ' ? yes : missingPart(branch, yes, no);
  const [atMost, below] = [keys.atMost(feature, value), keys.below(feature, value)];
  const [first, last] = [slotOf(feature, true), slotOf(feature, false)];
  switch (mode) {
    case 'LEQ':
      return split(isMissingTrue ? first : last, atMost, yes, no);
    case 'LT':
      return split(isMissingTrue ? first : last, below, yes, no);
    case 'GT':
      return split(isMissingTrue ? last : first, atMost, no, yes);
    case 'GTE':
      return split(isMissingTrue ? last : first, below, no, yes);
    case 'EQ':
      return split(isMissingTrue ? first : last, atMost, split(last, below, no, yes), no);
    default:
      return split(last, atMost, split(last, below, yes, no), yes);
  }
}

/** The set halved: below its middle element, equal to it, above it. */
function memberPart(branch: TreeBranch, yes: TreePart, no: TreePart, keys: TreeKeys): TreePart {
  const { feature, members, isMissingTrue } = branch;
  const sorted = [...new Set(members.map((member) => member + 0))].sort((a, b) => a - b);
  const last = slotOf(feature, false);
  const partOfRange = (from: number, to: number): TreePart => {
    if (from >= to) return no;
    const middle = Math.floor((from + to) / 2);
    const [atMost, below] = [keys.atMost(feature, sorted[middle]!), keys.below(feature, sorted[middle]!)];
    return split(last, below, partOfRange(from, middle), split(last, atMost, yes, partOfRange(middle + 1, to)));
  };
  const among = partOfRange(0, sorted.length);
  return isMissingTrue ? missingPart(branch, yes, among) : among;
}

/** NaN is `yes` if the branch says so. */
function missingPart({ feature, isMissingTrue }: TreeBranch, yes: TreePart, others: TreePart): TreePart {
  return isMissingTrue ? split(slotOf(feature, true), 0, yes, others) : others;
}

/** Each feature has two keys, in which NaN comes before all numbers, and behind them. */
function slotOf(feature: number, isNanFirst: boolean): number {
  return 2 * feature + Number(isNanFirst);
}

function split(slot: number, key: number, left: TreePart, right: TreePart): TreeSplit {
  return { slot, key, left, right, depth: 1 + Math.max(left.depth, right.depth) };
}
