// The nodes of decision trees, as they are read of a model.
import { InferenceError } from '../errors.ts';
import type { PostTransform } from './postTransform.ts';

export type TreeMode = 'EQ' | 'GT' | 'GTE' | 'LEQ' | 'LT' | 'MEMBER' | 'NEQ';

/** A node that asks something of a feature. */
export interface TreeBranch {
  readonly mode: TreeMode;
  readonly feature: number;
  /** What the feature is compared with. */
  readonly value: number;
  /** Of MEMBER: the set. */
  readonly members: readonly number[];
  /** Where a feature that is NaN goes. */
  readonly isMissingTrue: boolean;
  /** Positions among the nodes. */
  readonly yes: number;
  readonly no: number;
  /** For messages: `tree 3, node 12`. */
  readonly label: string;
}

export interface TreeWeight {
  readonly target: number;
  readonly weight: number;
}

/** What a leaf adds to which targets. */
export interface TreeLeaf {
  readonly weights: readonly TreeWeight[];
}

export type TreeNode = TreeBranch | TreeLeaf;

export interface TreeNodes {
  readonly nodes: readonly TreeNode[];
  /** Of each tree the position of its first node. */
  readonly roots: readonly number[];
}

export interface TreeEnsemble extends TreeNodes {
  readonly targets: number;
  readonly aggregate: 'AVERAGE' | 'MAX' | 'MIN' | 'SUM';
  readonly transform: PostTransform;
  /** One for each target, or none; of classifiers at times one for two. */
  readonly baseValues: readonly number[];
}

export function isBranch(node: TreeNode): node is TreeBranch {
  return 'mode' in node;
}

export function treeError(message: string): InferenceError {
  return new InferenceError('KINGLET_INFERENCE_OPERATOR', message);
}
