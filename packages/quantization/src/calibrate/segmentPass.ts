// What looks at the inputs of a segment's layers while its samples run.
import type { Layer } from '../recipe.ts';
import type { Observer } from './observe.ts';

/** All samples of a segment, once more. */
export interface SegmentPass {
  readonly layers: readonly Layer[];
  /** What takes memory begins here, and ends with it. */
  readonly begin: () => {
    /** The values to be shown. */
    readonly inputs: readonly string[];
    readonly show: Observer;
    /** When all samples were shown. */
    readonly end: () => Promise<void>;
  };
}
