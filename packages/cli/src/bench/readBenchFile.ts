// Reads a file that `kinglet bench --out` wrote.
import { readFileSync } from 'node:fs';
import { usageError } from '../cliError.ts';
import { isObject } from '../jsonObject.ts';
import type { BenchResult } from './benchResult.ts';

/** @throws {CliError} `KINGLET_CLI_USAGE` naming the file and what in it is not as `kinglet bench --out` writes it. */
export function readBenchFile(file: string, shown: string): BenchResult {
  const value = parsed(file, shown);
  const problem = problemOf(value);
  if (problem === undefined) return value as BenchResult;
  throw usageError(`Expected ${shown} to be written by \`kinglet bench --out\`, found ${problem}`);
}

function parsed(file: string, shown: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw usageError(`Expected the result of \`kinglet bench --out\` at ${shown}: ${(error as Error).message}`, error);
  }
}

function problemOf(value: unknown): string | undefined {
  if (!isObject(value) || value.kind !== 'kinglet-bench') return 'other JSON';
  if (value.version !== 1) return `version ${String(value.version)}, which this release does not read`;
  if (typeof value.label !== 'string') return 'no `label`';
  if (value.where !== 'here' && value.where !== 'aws') return 'no `where`';
  if (!Array.isArray(value.runs) || value.runs.length === 0) return 'no `runs`';
  const problems = value.runs.flatMap((run, at) => runProblems(run).map((problem) => `\`runs[${at}]\` ${problem}`));
  return problems[0];
}

function runProblems(run: unknown): string[] {
  if (!isObject(run)) return ['is no object'];
  const { arch, memoryMb, isEmulated, cold, warm } = run;
  return [
    ...(arch === 'arm64' || arch === 'x64' ? [] : ['with an unknown `arch`']),
    ...(isNumber(memoryMb) && memoryMb > 0 ? [] : ['without `memoryMb`']),
    ...(typeof isEmulated === 'boolean' ? [] : ['without `isEmulated`']),
    ...(isObject(cold) && isSamples(cold.initMs) ? [] : ['without `cold.initMs`']),
    ...(isObject(warm) && isSamples(warm.durationMs) && isSamples(warm.billedMs) ? [] : ['without `warm` samples']),
  ];
}

function isSamples(value: unknown): boolean {
  return Array.isArray(value) && value.every(isNumber);
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0;
}
