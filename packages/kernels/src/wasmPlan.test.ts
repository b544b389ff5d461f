// What TypeScript repeats of the C that runs plans.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { planReasons } from './wasmPlan.ts';

const read = (name: string): string => readFileSync(new URL(`c/${name}`, import.meta.url), 'utf8');

test('reasons have the numbers and the words that they have in C', () => {
  const [, names] = /typedef enum \{([^}]*)\} kgl_plan_reason/.exec(read('exec.h'))!;
  const order = names!.match(/KGL_PLAN_\w+/g)!;
  const words = new Map([...read('plan_fault.c').matchAll(/\[(KGL_PLAN_\w+)\] = "(.*)"/g)].map((m) => [m[1]!, m[2]!]));

  expect(order.slice(1).map((name) => words.get(name))).toEqual(planReasons.slice(1));
  expect(order.length).toBeLessThanOrEqual(16); // src/c/wasm.c gives them four bits
});
