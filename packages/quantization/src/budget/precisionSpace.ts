// The precisions that each layer may have, and the models that they make: what the search and its exhaustive double share.
import type { ModelProto } from '@kinglet/onnx';
import type { ResolvedOptions } from '../options.ts';
import type { Layer, LayerChoice } from '../recipe.ts';
import { storedBytes } from './storedBytes.ts';

export interface PrecisionParts {
  readonly layers: readonly Layer[];
  /** By layer: what it may become, from few bits to many. */
  readonly candidates: ReadonlyMap<string, readonly LayerChoice[]>;
  readonly options: Pick<ResolvedOptions, 'format'>;
  write(choices: ReadonlyMap<string, LayerChoice>): ModelProto;
}

/** `picks`: the index of each layer's candidate, in the order of the layers. */
export interface PrecisionSpace {
  readonly layers: readonly Layer[];
  /** Of each layer. */
  readonly candidates: readonly (readonly LayerChoice[])[];
  choicesAt(picks: readonly number[]): readonly LayerChoice[];
  /** Of all layers' weights, with scales and zero points. */
  bytesAt(picks: readonly number[]): number;
  /** The model with these layers as they say and all others in float. */
  write(choices: readonly LayerChoice[]): ModelProto;
}

export function precisionSpace({ layers, candidates: byLayer, options, write }: PrecisionParts): PrecisionSpace {
  const candidates = layers.map(({ name }) => byLayer.get(name)!);
  const choicesAt = (picks: readonly number[]) => candidates.map((own, i) => own[picks[i]!]!);
  return {
    layers,
    candidates,
    choicesAt,
    bytesAt: (picks) => storedBytes(layers, choicesAt(picks), options.format),
    write: (choices) => write(new Map(choices.map((choice) => [choice.layer, choice]))),
  };
}
