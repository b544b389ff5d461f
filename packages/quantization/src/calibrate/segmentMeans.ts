// The means of what layers read, of a model that runs a segment at a time: what corrected biases are made of.
import { createHash } from 'node:crypto';
import { meansOf } from '../algorithms/inputMoments.ts';
import type { Layer } from '../recipe.ts';
import type { Checkpoints } from '../stream/checkpoints.ts';
import { inputRows } from './inputRows.ts';
import { gatherStatistics } from './observeLayers.ts';
import { isIn, type Segment } from './segmentModel.ts';
import type { SegmentPass } from './segmentPass.ts';

export interface MeansParts {
  /** Whose means are asked for; those that multiply no rows have none. */
  readonly layers: readonly Layer[];
  /** The most items that are run. */
  readonly mostItems: number;
  /** Where they wait for a run that is taken up. */
  readonly checkpoints: Checkpoints;
  /** A checksum of the samples. */
  readonly samples: string;
}

export class SegmentMeans {
  /** By layer: of each input, of grouped layers one group after another. */
  readonly means: Map<string, Float64Array> = new Map();
  readonly #parts: MeansParts;
  readonly #layers: readonly Layer[];

  constructor(parts: MeansParts) {
    this.#parts = parts;
    this.#layers = parts.layers.filter(inputRows);
  }

  /** One pass for all layers of a segment. */
  passesOf(segment: Segment): readonly SegmentPass[] {
    const layers = this.#layers.filter(({ node }) => isIn(segment, node));
    if (layers.length === 0) return [];
    const begin: SegmentPass['begin'] = () => {
      const { kept, inputs, show } = gatherStatistics(layers, this.#parts.mostItems);
      const end = async (): Promise<void> => {
        for (const [name, groups] of kept)
          await this.#keep(name, Float64Array.from(groups.flatMap((own) => [...meansOf(own)])));
      };
      return { inputs, show, end };
    };
    return [{ layers, begin }];
  }

  /** Whether an earlier run left those of the segments up to one, so that this may begin behind it. */
  async resume(segments: readonly Segment[], done: number): Promise<boolean> {
    for (const { name, node } of this.#layers) {
      if (!segments.slice(0, done).some((segment) => isIn(segment, node))) continue;
      const bytes = await this.#parts.checkpoints.read(this.#placeOf(name));
      if (!bytes) return false;
      this.means.set(name, new Float64Array(bytes.slice().buffer));
    }
    return true;
  }

  async #keep(name: string, means: Float64Array<ArrayBuffer>): Promise<void> {
    this.means.set(name, means);
    await this.#parts.checkpoints.write(this.#placeOf(name), new Uint8Array(means.buffer));
  }

  #placeOf(name: string): string {
    return `means-${createHash('sha256').update(`${this.#parts.samples} ${name}`).digest('hex')}`;
  }
}
