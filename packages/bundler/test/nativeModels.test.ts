// Models on engine `native`, from the outside: they answer what Node answers, in batches, after traps, and for files that
// are anything.
import {
  closeSync,
  existsSync,
  ftruncateSync,
  mkdtempSync,
  openSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { commandFor, type Emulator, startEmulator } from '@kinglet/emulator';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findCompiler, reportSkipped, runner } from '../../../scripts/toolchain.mjs';
import { compile, mlp } from '../../inference/src/compile/index.ts';
import { Model } from '../../inference/src/index.ts';
import { attendingModel } from '../../inference/test/attendingModel.ts';
import { decodeModelFile, encodeModelFile } from '../../kernels/src/modelFile.ts';
import { type Arch, type BuildResult, build } from '../src/index.ts';

const root = realpathSync(mkdtempSync(join(tmpdir(), 'kinglet-native-models-')));
afterAll(() => rmSync(root, { recursive: true }));
process.env.TMPDIR = root; // another test looks at what builds leave in the folder that all share

const prebuilds = fileURLToPath(new URL('../../bootstrap/prebuilds', import.meta.url));
const isBuilt = (arch: Arch): boolean => existsSync(join(prebuilds, `linux-${arch}/native/libkinglet-native.a`));
const canBuild = findCompiler() !== undefined && isBuilt('x64') && isBuilt('arm64');
if (!canBuild) reportSkipped('models on engine native', 'no clang, or its library is not built; type: npm run build');

const [inputs, hidden, outputs] = [5, 7, 3];
const random = (seed: number): number => Math.sin(seed * 12.9898) / 2;
const layer = (rows: number, columns: number, seed: number): number[][] =>
  Array.from({ length: rows }, (_, r) => Array.from({ length: columns }, (_, c) => random(seed + r * columns + c)));
const { file } = compile(
  mlp(
    [
      { weights: layer(hidden, inputs, 1), bias: layer(1, hidden, 90)[0]!, activation: 'Tanh' },
      { weights: layer(outputs, hidden, 200), bias: [1, 2, 3] },
    ],
    { name: 'a "small" model', input: 'x→', output: 'y' },
  ),
);
const inNode = Model.load(file);
const valuesOf = (items: number): Float32Array =>
  Float32Array.from({ length: items * inputs }, (_, i) => random(1000 + i));
const answerOf = (items: number): Float32Array => inNode.run(valuesOf(items)).y!.data as Float32Array;

const handler = `
import { Model } from '@kinglet/inference';
import { readAsset } from '@kinglet/runtime';
const model = Model.load('small.plan', 2);
const x = model.tensor<Float32Array>('x→');
let copy: Model | null = null;
function values(n: i32): Float32Array {
  const all = new Float32Array(n);
  for (let i = 0; i < n; i++) all[i] = <f32>(Math.sin((1000 + i) * 12.9898) / 2);
  return all;
}
function joined(y: Float32Array): string { return '[' + y.join(',') + ']'; }
export function handler(event: string): string {
  const words = event.split(' '), count = words.length > 1 ? <i32>parseInt(words[1]) : 0;
  if (words[0] == 'batch') return joined(model.run(values(count * ${inputs})));
  if (words[0] == 'elements') return joined(model.run(values(count)));
  if (words[0] == 'inPlace') return joined(x);
  if (words[0] == 'tensors') {
    model.bind(2);
    x.set(values(${2 * inputs}));
    model.execute();
    return joined(model.tensor<Float32Array>('y'));
  }
  if (words[0] == 'static') {
    model.bind(1);
    const one = new StaticArray<f32>(${inputs}), all = values(${inputs});
    for (let i = 0; i < ${inputs}; i++) one[i] = all[i];
    model.set('x→', one);
    model.execute();
    return joined(model.tensor<Float32Array>('y'));
  }
  if (words[0] == 'bytes') {
    if (copy === null) copy = Model.load(readAsset('small.plan'));
    return joined(copy!.run(values(${inputs})));
  }
  if (words[0] == 'odd') {
    const asset = readAsset('small.plan'), all = new Uint8Array(asset.length + 1);
    all.set(asset, 1);
    const odd = Model.load(all.subarray(1));
    all.fill(0);
    return joined(odd.run(values(${inputs})));
  }
  if (words[0] == 'many') {
    for (let i = 0; i < 2000; i++) {
      const other = Model.load('small.plan');
      if (i % 100 == 0) other.run(values(${inputs}));
      other.close();
    }
    return '"closed"';
  }
  if (words[0] == 'close') { model.close(); return joined(model.run(values(${inputs}))); }
  if (words[0] == 'closed') { model.close(); return '"closed"'; }
  if (words[0] == 'double') return joined(model.run(new Float64Array(${inputs})));
  if (words[0] == 'none') return joined(model.tensor<Float32Array>('z'));
  if (words[0] == 'missing') return Model.load('missing.plan').name;
  if (words[0] == 'lengths') return Model.load('lengths.plan').name;
  if (words[0] == 'huge') return Model.load('huge.plan').name;
  if (words[0] == 'trap') { model.bind(count); model.tensor<Float32Array>('x→').fill(9); unreachable(); }
  if (words[0] == 'large') return joined(model.run(values(${inputs} * 10000000)));
  if (words[0] == 'time') {
    const times = model.time();
    let sum: f64 = 0;
    for (let i = 0; i < times.length; i++) sum += times[i];
    return sum > 0 ? times.length.toString() : 'none';
  }
  const y = model.outputs[0];
  return '["' + y.name + '","' + y.type + '",' + y.shape.join(',') + ',' + (model.name == 'a "small" model').toString() + ']';
}`;

/**
 * Loads the event as a plan and runs it for batches of one and three. One with a byte more is bound without the class, which
 * would ask how large the arena is.
 */
const loader = `
import { Model } from '@kinglet/inference';
@external('models', 'loadBytes')
declare function loadBytes(from: usize, length: i32): u32;
@external('models', 'bind')
declare function bindSession(model: u32, items: u32, mostItems: u32, arena: usize): void;
export function rawHandler(event: Uint8Array): Uint8Array {
  if (event.length % 64 == 1) bindSession(loadBytes(event.dataStart, event.length - 1), 1, 1, 64);
  const model = Model.load(event);
  const x = model.tensor<Float32Array>('x→');
  for (let i = 0; i < x.length; i++) x[i] = <f32>i;
  model.execute();
  model.bind(3);
  model.execute();
  model.time();
  model.close();
  return event.slice(0, 4);
}`;

describe.skipIf(!canBuild).each(['x64', 'arm64'] as const)('a model on engine native for %s', (arch) => {
  const runs = test.skipIf(!runner(arch));
  let lambda: Emulator;
  let built: BuildResult;
  beforeAll(async () => {
    if (!runner(arch)) return;
    const plan = join(root, 'small.plan');
    writeFileSync(plan, file);
    const lengths = join(root, 'lengths.plan');
    writeFileSync(lengths, compile(attendingModel()).file);
    built = await buildSource('models', handler, arch, { 'small.plan': plan, 'lengths.plan': lengths });
    lambda = await startEmulator({ command: commandFor(built.bootstrap, arch), cwd: built.dir, timeoutMs: 60_000 });
  }, 240_000);
  afterAll(() => lambda?.stop());

  const answer = async (event: string): Promise<unknown> => {
    const { payload, error } = await lambda.invoke(event);
    if (error) return JSON.parse(error.body) as unknown;
    return JSON.parse(Buffer.from(payload).toString()) as unknown;
  };
  const expectClose = (found: unknown, expected: Float32Array): void => {
    expect(found).toHaveLength(expected.length);
    for (const [i, value] of expected.entries()) expect((found as number[])[i]).toBeCloseTo(value, 5);
  };

  runs.for([1, 2, 5, 1, 3])('answers a batch of %i as Node does', async (items) => {
    expectClose(await answer(`batch ${items}`), answerOf(items));
  });

  runs('takes inputs in place and from a StaticArray, and its file from bytes wherever they lie', async () => {
    expectClose(await answer('tensors'), answerOf(2));
    expectClose(await answer('static'), answerOf(1));
    expectClose(await answer('bytes'), answerOf(1));
    expectClose(await answer('bytes'), answerOf(1));
    expectClose(await answer('odd'), answerOf(1));
  });

  runs('says what it is', async () => {
    expect(await answer('batch 2')).toHaveLength(2 * outputs);
    expect(await answer('about')).toEqual(['y', 'float', 2, outputs, true]);
    expect(await answer('time')).toBe(decodeModelFile(file).instructionCount);
  });

  runs('after a trap it is as its top level left it', async () => {
    for (const items of [1, 2, 50]) {
      expect(await answer(`trap ${items}`)).toMatchObject({ errorType: 'Function.Unreachable' });
      expectClose(await answer('batch 1'), answerOf(1));
      expect(await answer(`trap ${items}`)).toMatchObject({ errorType: 'Function.Unreachable' });
      expect(await answer('inPlace')).toEqual(Array.from({ length: 2 * inputs }, () => 0));
      expectClose(await answer('tensors'), answerOf(2));
    }
  });

  runs.for([
    ['double', 'model a "small" model: expected an array of float for "x→", got one of double'],
    ['none', 'expected an input or output, got "z"'],
    [
      'missing',
      'expected a plan, Expected the asset "missing.plan", found none: name it in the option `assets` of @kinglet/bundler',
    ],
    ['lengths', 'model: expected a plan for one batch, got one whose lengths a run decides: fix them with inputShapes'],
    ['batch 0', 'model a "small" model: expected 5*N elements for input "x→", got 0'],
    ['trap 0', 'expected a batch to be a whole number from 1 on, got 0'],
  ] as const)('%s is an InferenceError', async ([event, errorMessage]) => {
    expect(await answer(event)).toMatchObject({ errorType: 'InferenceError', errorMessage });
  });

  runs('refuses a length in the words of Node', async () => {
    let message = '';
    try {
      inNode.run(new Float32Array(6));
    } catch (error) {
      ({ message } = error as Error);
    }
    expect(await answer('elements 6')).toMatchObject({ errorType: 'InferenceError', errorMessage: message });
  });

  runs('a batch without room ends its invocation alone', async () => {
    expect(await answer('large')).toMatchObject({ errorType: expect.stringMatching(/Error|OutOfMemory/) });
    expectClose(await answer('batch 1'), answerOf(1));
  });

  runs('models that are closed leave nothing', { timeout: 120_000 }, async () => {
    expect(await answer('many')).toBe('closed');
    const before = lambda.peakMemoryKb();
    expect(await answer('many')).toBe('closed');
    expect(lambda.peakMemoryKb() - before).toBeLessThan(2048);
  });

  runs('a model of the top level is open again after a call that closed it and was cut off', async () => {
    const isClosed = {
      errorType: 'InferenceError',
      errorMessage: 'expected a model that is open, got one that was closed',
    };
    expect(await answer('close')).toMatchObject(isClosed);
    expectClose(await answer('batch 1'), answerOf(1));
    expect(await answer('closed')).toBe('closed');
    expect(await answer('batch 1')).toMatchObject(isClosed);
    expectClose(await answer('batch 1'), answerOf(1));
  });

  test.skipIf(arch !== process.arch)('an asset that is there and does not fit is not called missing', async () => {
    const huge = openSync(join(built.dir, 'huge.plan'), 'w');
    ftruncateSync(huge, 2 ** 33); // a hole
    closeSync(huge);
    const limited = ['sh', '-c', 'ulimit -v 2097152; exec "$0"', built.bootstrap];
    await using tight = await startEmulator({ command: limited, cwd: built.dir, timeoutMs: 60_000 });

    const { error } = await tight.invoke('huge');

    expect(JSON.parse(error!.body)).toMatchObject({
      errorType: 'InferenceError',
      errorMessage: 'expected room to map the plan, got none: give the function more memory',
    });
  });

  runs('any file is refused or runs', { timeout: 240_000 }, async () => {
    const loading = await buildSource('loader', loader, arch, {});
    const command = commandFor(loading.bootstrap, arch);
    await using any = await startEmulator({ command, cwd: loading.dir, timeoutMs: 60_000 });
    const files = [...damaged(), ...resealed(arch === process.arch ? 300 : 60)];
    const types = new Set<string>();
    for (const bytes of files) {
      const { payload, error } = await any.invoke(bytes);
      types.add(error?.type ?? Buffer.from(payload).toString());
    }
    expect([...types].sort()).toEqual(expect.arrayContaining(['InferenceError', 'KGLM']));
    for (const type of types)
      expect(['Error', 'InferenceError', 'KGLM', 'RangeError', 'Runtime.OutOfMemory']).toContain(type);
    for (const bytes of untrue()) expect((await any.invoke(bytes)).error?.type).toBe('InferenceError');
    // More than there are places for models: the class refuses what it has loaded.
    const nameless = encodeModelFile({ ...decodeModelFile(file), metadata: {} });
    for (let i = 0; i < 5000; i++) await any.invoke(nameless);
    expect(Buffer.from((await any.invoke(file)).payload).toString()).toBe('KGLM');
  });
});

let builds = 0;
function buildSource(
  name: string,
  text: string,
  arch: Arch,
  assets: Readonly<Record<string, string>>,
): Promise<BuildResult> {
  const entry = join(root, `${name}.ts`);
  writeFileSync(entry, text);
  return build({ entry, engine: 'native', arch, assets, outDir: join(root, `out-${builds++}`), maxMemoryMb: 64 });
}

/** Cut short, or with a byte that is another: the checksums know. */
function* damaged(): Generator<Uint8Array> {
  for (let i = 0; i < 40; i++) {
    const at = Math.floor((i / 40) * file.length);
    yield file.slice(0, at);
    const changed = file.slice();
    changed[at]! ^= 1 << (i % 8);
    yield changed;
  }
}

/** With a header or tables that are not true of the rest. */
function* untrue(): Generator<Uint8Array> {
  const model = decodeModelFile(file);
  yield encodeModelFile({ ...model, instructionCount: 0 });
  yield encodeModelFile({ ...model, inputs: [{ ...model.inputs[0]!, elementBytes: 1 }] });
  yield encodeModelFile({ ...model, outputs: [{ ...model.outputs[0]!, elementBytes: 2 }] });
  yield Uint8Array.of(...encodeModelFile({ ...model, arenaBytes: { fixed: 0, perItem: 2 ** 32 - 1 } }), 0);
}

/** With tables that are anything, and checksums that are right. */
function* resealed(count: number): Generator<Uint8Array> {
  const model = decodeModelFile(file);
  const numbers = [0, 1, 3, 64, file.length, file.length + 64, 2 ** 31, 2 ** 32 - 1];
  for (let i = 0; i < count; i++) {
    const words = model.words.slice();
    const number = numbers[i % numbers.length]!;
    const k = Math.floor(i / numbers.length);
    words[k % words.length] = number;
    const extent = { fixed: number, perItem: k % 3 };
    const change = i % 5;
    yield encodeModelFile({
      ...model,
      words: change < 3 ? words : model.words,
      arenaBytes: change === 3 ? { fixed: number % 2 ** 20, perItem: number } : model.arenaBytes,
      inputs: change === 4 ? [{ ...model.inputs[0]!, at: extent, shape: [extent, extent] }] : model.inputs,
    });
  }
}
