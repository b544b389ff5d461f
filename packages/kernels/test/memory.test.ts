// A million calls by every path leave memory as it was: nothing is allocated that is not given back.
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { testableIsas } from './load.ts';

const source = join(dirname(import.meta.dirname), 'src');
const url = (name: string): string => JSON.stringify(pathToFileURL(join(source, name)).href);

/**
 * A quarter of the calls first, so that code is compiled and buffers have their size; then the memory after each further
 * quarter. What is not given back comes in every quarter, code that the engine compiles in one: the least growth counts.
 */
const program = `
  const { Arena, dot, add, softmax, topK, record, Vector } = await import(${url('index.ts')});
  const length = 130;
  const paths = {
    plain() {
      const [x, y, values] = [new Float32Array(length).fill(1), new Float32Array(length), new Float32Array(8)];
      const indices = new Uint32Array(8);
      return () => { dot(x, y); add(x, x, y); softmax(x, y); topK(x, values, indices); };
    },
    tensors() {
      const arena = new Arena({ bytes: 2 ** 20 });
      const [x, y] = [arena.tensor(length), arena.tensor(length)];
      return () => { dot(x, y); add(x, x, y); softmax(x, y); arena.free(arena.tensor(1)); };
    },
    plan() {
      const arena = new Arena({ bytes: 2 ** 20 });
      const [x, y] = [arena.tensor(length), arena.tensor(length)];
      const plan = record(arena, (k) => { k.scale(x, k.dot(x, y), y); k.add(x, y, y); });
      return () => { plan.run(); plan.run(); plan.run(); plan.run(); };
    },
    refused() {
      const [x, y] = [new Float32Array(length), new Float32Array(length - 1)];
      return () => { try { dot(x, y); } catch {} };
    },
    into() {
      const out = new Float32Array(length);
      const x = Vector.zeros(length);
      return () => { x.into(out).scale(2).add(x); };
    },
  };
  const read = () => {
    for (let i = 0; i < 3; i++) globalThis.gc();
    const { heapUsed, external, arrayBuffers, rss } = process.memoryUsage();
    return { live: heapUsed + external + arrayBuffers, rss };
  };
  const grown = {};
  for (const [name, prepare] of Object.entries(paths)) {
    const run = prepare();
    const readings = [];
    for (let quarter = 0; quarter < 4; quarter++) {
      for (let i = 0; i < calls / 4; i++) run();
      readings.push(read());
    }
    const least = (what) => Math.min(...[1, 2, 3].map((i) => readings[i][what] - readings[i - 1][what]));
    grown[name] = { live: least('live'), rss: least('rss') };
  }
  console.log(JSON.stringify(grown));
`;

interface Growth {
  readonly live: number;
  readonly rss: number;
}

function growth(isa: string, calls: number): Record<string, Growth> {
  const text = `const calls = ${calls};\n${program}`;
  const { stdout, stderr } = spawnSync(
    process.execPath,
    ['--expose-gc', '--conditions=@kinglet/source', '--input-type=module', '-e', text],
    { env: { ...process.env, KINGLET_ISA: isa }, encoding: 'utf8' },
  );
  if (!stdout) throw new Error(stderr);
  return JSON.parse(stdout) as Record<string, Growth>;
}

const native = testableIsas().filter((isa) => !/^(wasm|typescript|scalar)/.test(isa))[0];
const isas = ['', 'wasm', 'typescript', ...(native ? [native] : [])].filter(
  (isa) => !isa || testableIsas().includes(isa),
);

test.for(isas)('KINGLET_ISA=%s: memory is flat over a million calls', { timeout: 120_000 }, (isa) => {
  const grown = growth(isa, 250_000); // of up to four operations each

  expect(Object.keys(grown)).toHaveLength(5);
  for (const [path, { live, rss }] of Object.entries(grown)) {
    // A leak of one byte a call would be 62 500 and more.
    expect(live, `${path}: live bytes`).toBeLessThan(50_000);
    expect(rss, `${path}: resident bytes`).toBeLessThan(4e6);
  }
});

/** Each is dropped by the end of its turn, while the collector runs within one, as it does on its own. */
const arenas = `
  const { Arena } = await import(${url('index.ts')});
  const { countCalls } = await import(${url('counting.ts')});
  const counter = counts ? countCalls() : undefined;
  new Arena({ bytes: 2 ** 20 });
  const before = process.memoryUsage().external;
  for (let i = 0; i < 60; i++) {
    await new Promise((resolve) => setImmediate(resolve));
    new Arena({ bytes: 2 ** 20 });
    if (i % 10 === 9) globalThis.gc();
  }
  console.log((process.memoryUsage().external - before) / 2 ** 20);
  counter?.stop();
`;

test.for([false, true])('arenas that are dropped go, be calls counted or not: %s', (counts) => {
  const text = `const counts = ${counts};\n${arenas}`;
  const args = ['--expose-gc', '--conditions=@kinglet/source', '--input-type=module', '-e', text];

  const { stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });

  // Of 60: those of the last collections, which take two to give back the memory of WebAssembly.
  expect(Number(stdout || stderr)).toBeLessThan(30);
});
