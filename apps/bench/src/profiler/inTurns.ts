// Processes of several kinds that take turns.
import { execFileSync } from 'node:child_process';

export interface Turns {
  readonly rounds: number;
  readonly onProgress: (done: number, total: number) => void;
}

/** What `run` gave for each kind, one a round. Who comes first changes every round: what drifts strikes all alike. */
export function inTurns<Kind extends string, Result>(
  kinds: readonly Kind[],
  { rounds, onProgress }: Turns,
  run: (kind: Kind) => Result,
): Readonly<Record<Kind, readonly Result[]>> {
  const results = Object.fromEntries(kinds.map((kind) => [kind, [] as Result[]])) as Record<Kind, Result[]>;
  for (let round = 0; round < rounds; round++) {
    for (let i = 0; i < kinds.length; i++) {
      const kind = kinds[(i + round) % kinds.length]!;
      results[kind].push(run(kind));
    }
    onProgress(round + 1, rounds);
  }
  return results;
}

/** What a program of this repository prints as JSON. */
export function printedBy(program: URL, args: readonly string[], options: readonly string[] = []): unknown {
  const words = [...options, '--conditions=@kinglet/source', program.pathname, ...args];
  return JSON.parse(execFileSync(process.execPath, words, { encoding: 'utf8' }));
}
