// The loop of a lane in Node: requests of the suite `kernels` on standard input, times on standard output.
import { readSync, writeSync } from 'node:fs';

/** A prepared case: one `run(calls)` makes so many calls, of `perCall` operations each; a promise is waited for. */
export interface Prepared {
  readonly run: (calls: number) => unknown;
  readonly perCall: number;
}

/** What the lane has for a case, or undefined. */
export type Prepare = (operation: string, n: number) => Prepared | undefined | Promise<Prepared | undefined>;

/**
 * Answers every line `<case> <n> <repeats>` by the nanoseconds that those repeats took, or by `-`, until the input ends.
 * Reading blocks: while another lane is measured this process does nothing at all.
 */
export async function serve(about: string, prepare: Prepare): Promise<void> {
  writeSync(1, `ready ${about}\n`);
  let last = '';
  const cases = new Map<string, Prepared | undefined>();
  for (const line of lines()) {
    const [name = '', n = '', repeats = ''] = line.split(' ');
    // Contenders of one case take turns: they are kept until the next case.
    const current = `${name.replace(/^.*\./, '')} ${n}`;
    if (current !== last) cases.clear();
    last = current;
    if (!cases.has(name)) cases.set(name, await prepare(name, Number(n)));
    const prepared = cases.get(name);
    writeSync(1, prepared ? `${await time(prepared, Number(repeats))}\n` : '-\n');
  }
}

// What the calls return lands here, out of the optimiser's reach.
const sink: { last?: unknown } = {};

async function time({ run, perCall }: Prepared, repeats: number): Promise<number> {
  const calls = Math.ceil(repeats / perCall);
  sink.last = run((calls >> 3) + 1);
  if (sink.last instanceof Promise) await sink.last;
  const began = process.hrtime.bigint();
  sink.last = run(calls);
  if (sink.last instanceof Promise) await sink.last;
  return Math.round((Number(process.hrtime.bigint() - began) * repeats) / (calls * perCall));
}

function* lines(): Generator<string> {
  const chunk = Buffer.alloc(4096);
  let text = '';
  for (;;) {
    const end = text.indexOf('\n');
    if (end >= 0) {
      yield text.slice(0, end);
      text = text.slice(end + 1);
      continue;
    }
    const length = readSync(0, chunk);
    if (length === 0) return;
    text += chunk.toString('latin1', 0, length);
  }
}
