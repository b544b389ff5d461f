// Ranges for integers of different schemes, from the same statistics.
import type { IntegerScheme, LayerChoice, ValueRanges } from '../recipe.ts';
import { schemeKey } from '../write/activationGroups.ts';
import { rangesFrom, type Statistics } from './calibrate.ts';
import type { Calibrator } from './calibrators/index.ts';

/** By the scheme's key: what a calibrator clips depends on how many integers there are. */
export type RangesByScheme = ReadonlyMap<string, ValueRanges>;

/** What calibration found for layers. */
export interface LayerRanges {
  readonly ranges: RangesByScheme;
  /** What is to be said of how it went. */
  readonly notes: readonly string[];
}

/** `evaluated`: why there was no plan, if there was none. */
export function evaluationNotes(evaluated: string | undefined): readonly string[] {
  return evaluated === undefined ? [] : [`calibration took longer, in the reference evaluator: ${evaluated}`];
}

/** The schemes of activations that choices ask for, each once. */
export function schemesOf(choices: Iterable<LayerChoice>): readonly IntegerScheme[] {
  const schemes = new Map<string, IntegerScheme>();
  for (const choice of choices)
    if (choice.kind === 'static') schemes.set(schemeKey(choice.activations), choice.activations);
  return [...schemes.values()];
}

/** Throws what `rangesFrom` throws. */
export function rangesByScheme(
  statistics: Statistics,
  calibrator: Calibrator,
  schemes: readonly IntegerScheme[],
): RangesByScheme {
  return new Map(schemes.map((scheme) => [schemeKey(scheme), rangesFrom(statistics, calibrator, scheme)]));
}
