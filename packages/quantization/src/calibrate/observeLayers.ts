// What layers read, gathered over calibration data in passes of bounded memory.
import {
  addInputs,
  addStatistics,
  type InputMoments,
  type InputStatistics,
  inputMoments,
  inputStatistics,
} from '../algorithms/inputMoments.ts';
import { groupBy } from '../groupBy.ts';
import type { PreparedModel } from '../prepare/prepareModel.ts';
import type { Layer } from '../recipe.ts';
import type { CalibrationData } from './calibrationData.ts';
import type { RunnerOptions } from './floatRunner.ts';
import { type InputRows, inputRows } from './inputRows.ts';
import { type Activation, type Observer, observe } from './observe.ts';

export interface LayerObservation {
  readonly data: CalibrationData;
  /** The most items that are run. */
  readonly samples: number;
  readonly runner: RunnerOptions;
}

/** For each group of a layer. */
export type LayerMoments = readonly InputMoments[];
export type LayerStatistics = readonly InputStatistics[];

/** Of all X^T X that are summed up in one pass. */
const mostBytes = 2 ** 28;

/** So many rows say what there is to say of few inputs; of many as many as keep the sums no longer than their inverse. */
const [fewestRows, rowsPerInput] = [16384, 4];

/** Layers that multiply the same weights in the same way have this in common; their inputs count together. */
export function weightsKey({ weights, channelAxis }: Layer): string {
  return `${weights} ${channelAxis}`;
}

/** Layers of which one pass can gather the moments, those with the same weights together. One layer may take a pass itself. */
export function passesOf(layers: readonly Layer[]): readonly (readonly Layer[])[] {
  const passes: Layer[][] = [];
  let bytes = mostBytes;
  for (const sharing of groupBy(layers.filter(inputRows), weightsKey).values()) {
    const { groups, features } = inputRows(sharing[0]!)!;
    const own = 8 * groups * features ** 2;
    if (bytes + own > mostBytes) {
      passes.push([]);
      bytes = 0;
    }
    bytes += own;
    passes.at(-1)!.push(...sharing);
  }
  return passes;
}

/** X^T X, sums and maxima, by `weightsKey`: features² numbers for each layer, so see `passesOf`. Throws what `observe` throws. */
export function observeLayerMoments(
  prepared: PreparedModel,
  layers: readonly Layer[],
  observation: LayerObservation,
): Promise<ReadonlyMap<string, LayerMoments>> {
  return observeRows(prepared, layers, observation, { keyOf: weightsKey, make: inputMoments, add: addInputs });
}

/** Sums and maxima alone, by the layer's name, of all layers at once. Throws what `observe` throws. */
export function observeLayerStatistics(
  prepared: PreparedModel,
  layers: readonly Layer[],
  observation: LayerObservation,
): Promise<ReadonlyMap<string, LayerStatistics>> {
  return observeRows(prepared, layers, observation, statisticsByName);
}

/** What samples are shown to, and what is kept of them. */
export interface Gathered<Kept> {
  readonly kept: ReadonlyMap<string, readonly Kept[]>;
  /** The values to be shown. */
  readonly inputs: readonly string[];
  readonly show: Observer;
}

/** As `observeLayerMoments`, of samples that are shown; sums go on from those `before`, by `weightsKey`. */
export function gatherMoments(
  layers: readonly Layer[],
  samples: number,
  before: ReadonlyMap<string, LayerMoments>,
): Gathered<InputMoments> {
  return gatherRows(layers, samples, { keyOf: weightsKey, make: inputMoments, add: addInputs }, before);
}

/** As `observeLayerStatistics`, of samples that are shown. */
export function gatherStatistics(layers: readonly Layer[], samples: number): Gathered<InputStatistics> {
  return gatherRows(layers, samples, statisticsByName);
}

interface Gathering<Kept> {
  readonly keyOf: (layer: Layer) => string;
  readonly make: (features: number) => Kept;
  readonly add: (kept: Kept, rows: Float32Array) => void;
}

const statisticsByName: Gathering<InputStatistics> = {
  keyOf: ({ name }) => name,
  make: inputStatistics,
  add: addStatistics,
};

async function observeRows<Kept>(
  { model }: PreparedModel,
  layers: readonly Layer[],
  { data, samples, runner }: LayerObservation,
  gathering: Gathering<Kept>,
): Promise<ReadonlyMap<string, readonly Kept[]>> {
  const { kept, inputs, show } = gatherRows(layers, samples, gathering);
  await observe(model, inputs, data, show, { samples, ...runner });
  return kept;
}

function gatherRows<Kept>(
  layers: readonly Layer[],
  samples: number,
  { keyOf, make, add }: Gathering<Kept>,
  before: ReadonlyMap<string, readonly Kept[]> = new Map(),
): Gathered<Kept> {
  const readers = layers.flatMap((layer) => readerOf(layer, keyOf(layer), samples) ?? []);
  const kept = new Map(
    readers.map(({ key, groups, features }) => [
      key,
      before.get(key) ?? Array.from({ length: groups }, () => make(features)),
    ]),
  );
  const byInput = groupBy(readers, ({ input }) => input);
  const show = (value: string, activation: Activation): void => {
    for (const { key, read } of byInput.get(value)!)
      for (const [group, rows] of read(activation).entries()) add(kept.get(key)![group]!, rows);
  };
  return { kept, inputs: [...byInput.keys()], show };
}

interface LayerReader extends Pick<InputRows, 'features' | 'groups'> {
  readonly key: string;
  readonly input: string;
  /** For each group [rows, features]. */
  readonly read: (activation: Activation) => readonly Float32Array[];
}

function readerOf(layer: Layer, key: string, samples: number): LayerReader | undefined {
  const rows = inputRows(layer);
  if (!rows) return undefined;
  const { groups, features } = rows;
  const most = Math.ceil(Math.max(fewestRows, rowsPerInput * features) / samples);
  let items = 0;
  const read = (activation: Activation): readonly Float32Array[] => {
    const first = items;
    items += activation.items;
    return rows.read(activation, most, first);
  };
  return { key, input: layer.input!, groups, features, read };
}
