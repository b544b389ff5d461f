// The memory that a plan takes for given lengths.
import type { DynamicPlan } from './dynamicPlan.ts';
import { type Lasting, layOut } from './layOut.ts';
import { Lengths } from './lengths.ts';
import { symbolIn } from './solveLengths.ts';

/** Lengths by their names, and how many bytes of memory a session has for them. */
export interface MemoryExample {
  readonly lengths: Readonly<Record<string, number>>;
  readonly arenaBytes: number;
}

/** Buffers as long as they can become, whatever the run decides. `lengths` have taken their most. */
export function buffersFor({ buffers }: DynamicPlan, lengths: Lengths): Lasting[] {
  return buffers.map(([bytes, from, to]) => ({ bytes: Math.max(0, lengths.mostOf(bytes)), from, to }));
}

/** Symbols that inputs say. */
export function givenSymbols({ symbols }: DynamicPlan): string[] {
  return symbols.flatMap(({ name, of, most }) => (of || most ? [] : [name]));
}

/** Of one item, and of larger lengths behind the first axes, where there are such. */
export function memoryExamples(plan: DynamicPlan): MemoryExample[] {
  const names = givenSymbols(plan);
  const firsts = plan.inputs.flatMap(({ shape: [first] }) => (first && symbolIn(first, plan)) ?? []);
  const items = new Set(firsts.map((symbol) => plan.symbols[symbol]!.name));
  const others = names.filter((name) => !items.has(name));
  const growing = others.length > 0 ? others : names;
  const examples = growing.length > 0 ? exampleLengths : [1];
  return examples.map((length) => {
    const lengths = Object.fromEntries(names.map((name) => [name, growing.includes(name) ? length : 1]));
    return { lengths, arenaBytes: arenaBytesFor(plan, lengths) };
  });
}

const exampleLengths = [1, 16, 128];

function arenaBytesFor(plan: DynamicPlan, given: Readonly<Record<string, number>>): number {
  const lengths = new Lengths(plan);
  lengths.values.set(plan.symbols.map(({ name }) => given[name] ?? Number.NaN));
  lengths.takeMost();
  return layOut(buffersFor(plan, lengths)).bytes;
}
