// Cold starts of everything that runs here without an emulator, and of the floor, in one interleaved run of the launcher.
import { statSync } from 'node:fs';
import {
  type ColdStartResult,
  type ColdStartRow,
  describeFailure,
  floorFile,
  isFailure,
  measureColdStarts,
} from '@kinglet/bench-app';
import type { Built } from './buildTarget.ts';
import type { ResultRow } from './results.ts';
import { type Target, targetName } from './targets.ts';

export interface ColdRowsOptions {
  readonly runs: number;
  readonly onProgress?: (done: number, total: number) => void;
}

/** The results by target, and the floor's row. Rejects with BenchError when the launcher is missing or fails. */
export interface ColdRows {
  readonly floor: ResultRow;
  readonly of: (target: Target) => ColdStartResult | undefined;
  readonly problems: readonly string[];
}

/** Starts the floor and every target that is not emulated `runs` times; under emulation a cold start would be that of the emulator. */
export async function measureColdRows(builds: readonly Built<Target>[], options: ColdRowsOptions): Promise<ColdRows> {
  const unemulated = builds.filter(({ target }) => !target.emulated);
  const rows: ColdStartRow[] = [
    { label: 'floor', command: [floorFile()] },
    ...unemulated.map(({ target, command, cwd }) => ({ label: labelOf(target), command, cwd })),
  ];
  const results = await measureColdStarts(rows, options);
  return {
    floor: floorRow(results[0]!),
    of: (target) => results.find(({ label }) => label === labelOf(target)),
    problems: results.filter(isFailure).map(describeFailure),
  };
}

function labelOf(target: Target): string {
  return `${target.handler} ${targetName(target)}`;
}

function floorRow(result: ColdStartResult): ResultRow {
  const measured = !isFailure(result);
  return {
    handler: 'floor',
    engine: 'c',
    arch: process.arch,
    emulated: false,
    bootstrapBytes: statSync(floorFile()).size,
    zipBytes: null,
    coldStartMs: measured ? { p50: result.p50, p99: result.p99, n: result.n } : null,
    warmUs: null,
    maxRssKb: measured ? result.maxRssKb : null,
    response: null,
    ok: measured,
  };
}
