// What counting costs: a call before anybody counted, while somebody does, and after. Each in a process of its own, which take
// turns. Run it by `pnpm --filter @kinglet/kernels run measure:counting`.
import { execFileSync } from 'node:child_process';
import { countCalls } from '../src/counting.ts';
import { Arena, add, dot, record } from '../src/index.ts';

const states = ['never', 'while', 'after'] as const;
type State = (typeof states)[number];

const [rounds, batches, calls] = [7, 201, 500];
const [, file = '', state] = process.argv;
if (state) process.stdout.write(JSON.stringify(measure(state as State)));
else compare();

function compare(): void {
  const runs = Array.from({ length: rounds }, () =>
    states.map((each) => JSON.parse(inProcess(each)) as Readonly<Record<string, number>>),
  );
  const names = Object.keys(runs[0]?.[0] ?? {});
  const cell = (name: string, i: number): string => median(runs.map((run) => run[i]?.[name] ?? 0)).toFixed(1);
  console.log(`ns per call: the median of ${rounds} processes`);
  console.table(
    Object.fromEntries(names.map((name) => [name, Object.fromEntries(states.map((each, i) => [each, cell(name, i)]))])),
  );
}

function inProcess(each: State): string {
  return execFileSync(process.execPath, [...process.execArgv, file, each], { encoding: 'utf8' });
}

function measure(which: State): Record<string, number> {
  const [a, out] = [new Float32Array(16).fill(1), new Float32Array(16)];
  const arena = new Arena({ bytes: 2 ** 20 });
  const [x, y] = [arena.tensor(a), arena.tensor(out)];
  const plan = record(arena, (k) => k.add(x, x, y));
  const works = {
    'add, 16 elements': () => add(a, a, out),
    'dot, 16 elements': () => dot(a, a),
    'add, 16 elements of an arena': () => add(x, x, y),
    'a plan of one add': () => plan.run(),
  };
  const counter = which === 'never' ? undefined : countCalls();
  if (which === 'after') {
    for (const work of Object.values(works)) timeOf(work);
    counter?.stop();
  }
  return Object.fromEntries(
    Object.entries(works).map(([name, work]) => [name, median(Array.from({ length: batches }, () => timeOf(work)))]),
  );
}

/** Nanoseconds of a call. */
function timeOf(work: () => unknown): number {
  const begin = process.hrtime.bigint();
  for (let i = 0; i < calls; i++) work();
  return Number(process.hrtime.bigint() - begin) / calls;
}

function median(values: readonly number[]): number {
  return [...values].sort((p, q) => p - q)[values.length >> 1] ?? Number.NaN;
}
