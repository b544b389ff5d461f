// kinglet model, from ONNX files to answers.
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { decodeNpy, npyElements } from '@kinglet/inference/npy';
import { makeTensor, readTensor, tensorValues, writeTensor } from '@kinglet/onnx';
import { beforeEach, describe, expect, test } from 'vitest';
import { inferencePackages } from '../src/model/inferencePackages.ts';
import { folderWith, kinglet, kingletJson } from './cli.ts';
import { reference, writeLinear, writeSums, writeUnknown } from './models.ts';
import { npy } from './npy.ts';

const rows = [
  [1, 2, 3],
  [-1, 0.5, 0],
];
let cwd = '';

beforeEach(() => {
  cwd = folderWith({ 'x.json': JSON.stringify(rows) });
  writeLinear(cwd, 'model.onnx');
  writeSums(cwd, 'sums.onnx');
});

const read = (name: string): Buffer => readFileSync(join(cwd, name));
const json = (...args: string[]) => kingletJson(cwd, args);

describe('kinglet model', () => {
  test.each([[['model', '--help']], [['help', 'model']], [['model', 'help']]])('%j lists its verbs', async (args) => {
    const { exitCode, stdout } = await kinglet(cwd, args);

    expect(stdout).toMatch(/^kinglet model <verb>/);
    for (const verb of ['compile', 'inspect', 'run', 'bench', 'diff', 'quantize'])
      expect(stdout).toMatch(new RegExp(`^  ${verb} `, 'm'));
    expect(exitCode).toBe(0);
  });

  test.each<[string[], string]>([
    [['model'], 'Expected a word after `kinglet model`: compile, inspect, run, bench, diff, quantize'],
    [['model', '--json'], 'Expected a word after `kinglet model`'],
    [['model', 'compil'], 'got model compil; did you mean model compile?'],
    [['model', 'compile'], 'Expected model.onnx after `kinglet model compile`'],
    [['model', 'inspect', 'a', 'b'], 'Expected 1 word(s) after `kinglet model inspect`'],
    [['model', 'diff', 'a'], 'Expected b after `kinglet model diff`'],
    [['model', 'run', 'model.onnx', '--seconds', '1'], '--seconds is an option of profile, model bench'],
  ])('%j is misuse', async (args, message) => {
    expect(await kinglet(cwd, args)).toMatchObject({ exitCode: 2, stderr: expect.stringContaining(message) });
  });

  test('says what to install when its packages are not there, and nothing else needs them', () => {
    const main = fileURLToPath(new URL('../src/main.ts', import.meta.url));
    // Looked for from a folder without packages.
    const hooks = `data:text/javascript,import { registerHooks } from 'node:module';
      registerHooks({ resolve(name, context, next) {
        return next(name, /^@kinglet.(inference|onnx)/.test(name) ? { ...context, parentURL: 'file:///' } : context);
      } });`;
    const run = (...args: string[]) =>
      spawnSync(process.execPath, ['--conditions=@kinglet/source', '--import', hooks, main, ...args], {
        cwd,
        encoding: 'utf8',
      });

    expect(run('model', 'inspect', 'model.onnx')).toMatchObject({
      status: 1,
      stderr: expect.stringMatching(
        /^error: `kinglet model` needs @kinglet\/(inference|onnx), which is not installed; type: npm install --save-dev @kinglet\/inference @kinglet\/onnx \(KINGLET_CLI_PACKAGE\)\n$/,
      ),
    });
    expect(run('model', 'inspect', '--help').status).toBe(0);
  });

  test('passes on what else keeps its packages from loading', async () => {
    const broken = { compiler: () => Promise.reject(new TypeError('broken')) };
    const others = {
      inference: () => import('@kinglet/inference'),
      npy: () => import('@kinglet/inference/npy'),
      onnx: () => import('@kinglet/onnx'),
    };

    await expect(inferencePackages({ ...broken, ...others })).rejects.toThrow('broken');
  });
});

describe('compile', () => {
  test('writes a plan beside the model, and says what became of it', async () => {
    const { exitCode, stdout, stderr } = await kinglet(cwd, ['model', 'compile', 'model.onnx']);

    expect(stderr).toBe('wrote model.plan\n');
    expect(stdout).toMatch(/^pass +changes +nodes\n/);
    expect(stdout).toMatch(/^fuseProducts +1 +2 -> 1 /m);
    expect(stdout).toMatch(/^ +input +x: float\[N, 3\]$/m);
    expect(stdout).toMatch(/^ +instructions +1: matmul\w*$/m);
    expect(exitCode).toBe(0);
  });

  test('--json has passes, sizes and instructions', async () => {
    const data = await json('model', 'compile', 'model.onnx', '-o', 'out/a.plan');

    expect(data.output).toBe('out/a.plan');
    expect(data.plan.fileBytes).toBe(read('out/a.plan').length);
    expect(data.plan.instructions).toEqual([
      { kernel: expect.stringContaining('matmul'), node: expect.stringContaining('product') },
    ]);
    expect(data.passes.map(({ pass }: { pass: string }) => pass)).toContain('fuseProducts');
  });

  test('--explain says every instruction, and what the passes did', async () => {
    const { exitCode, stdout } = await kinglet(cwd, ['model', 'compile', 'model.onnx', '--explain']);

    expect(stdout).toContain('fuseProducts');
    expect(stdout).toMatch(/matmul/);
    expect(stdout).not.toMatch(/undefined|\[object/);
    expect(exitCode).toBe(0);
  });

  test.each<[string, string[], unknown]>([
    ['a number fixes the batch', ['--batch', '4'], [4, 3]],
    ['a name names it', ['--batch', 'items'], ['items', 3]],
    ['a shape does both', ['--input-shape', 'x=5,3'], [5, 3]],
  ])('%s', async (_, args, shape) => {
    expect((await json('model', 'compile', 'model.onnx', ...args)).plan.inputs[0].shape).toEqual(shape);
  });

  test('a name opens a batch that the model has fixed', async () => {
    writeLinear(cwd, 'fixed.onnx', { batch: 1 });
    await kinglet(cwd, ['model', 'compile', 'fixed.onnx', '--batch', 'N']);

    const { outputs } = await json('model', 'run', 'fixed.plan', '-i', 'x.json');

    expect(outputs.y).toEqual({ type: 'float', shape: [2, 2], data: reference(rows) });
  });

  test.each<[string, string[], number, string]>([
    ['a model that is not there', ['nowhere.onnx'], 1, 'nowhere.onnx'],
    ['a file that is none', ['x.json'], 1, 'KINGLET_ONNX_MALFORMED'],
    [
      'an input that is not there',
      ['model.onnx', '--input-shape', 'z=1,3'],
      2,
      'Expected --input-shape of x, got one of z',
    ],
    ['lengths that are none', ['model.onnx', '--input-shape', 'x=1,-3'], 2, 'to be lengths like N,3,224,224, got 1,-3'],
    ['a batch of none', ['model.onnx', '--batch', '0'], 2, 'a number from 1 on, or a name'],
    ['two lengths that grow', ['model.onnx', '--input-shape', 'x=N,M'], 1, 'KINGLET_'],
    ['a folder for the plan', ['model.onnx', '-o', '.'], 1, 'found: a folder'],
  ])('%s: the reason', async (_, args, exitCode, message) => {
    const ran = await kinglet(cwd, ['model', 'compile', ...args]);

    expect(ran).toMatchObject({ exitCode, stdout: '', stderr: expect.stringContaining(message) });
    expect(ran.stderr).not.toContain('    at ');
  });

  test('an operator without kernels is named with its node and opset', async () => {
    writeUnknown(cwd, 'unknown.onnx');

    const { exitCode, stderr } = await kinglet(cwd, ['model', 'compile', 'unknown.onnx']);

    expect(stderr).toMatch(/^error: node "odd".*example\.org\.Frobnicate.*\(KINGLET_\w+\)\n$/);
    expect(exitCode).toBe(1);
  });
});

describe('inspect', () => {
  test('a model: inputs, constants, operators', async () => {
    expect(await json('model', 'inspect', 'model.onnx')).toMatchObject({
      kind: 'onnx',
      fileBytes: read('model.onnx').length,
      name: 'linear',
      inputs: [{ name: 'x', type: 'float', shape: ['N', 3] }],
      constants: 2,
      constantBytes: 32,
      operators: { Gemm: 1, Relu: 1 },
    });
    expect((await kinglet(cwd, ['model', 'inspect', 'model.onnx'])).stdout).toMatch(/^ +nodes +2: Gemm, Relu$/m);
  });

  test('a plan, whatever its name; --nodes lists instructions', async () => {
    await kinglet(cwd, ['model', 'compile', 'model.onnx', '-o', 'a.onnx']);

    const { plan, ...rest } = await json('model', 'inspect', 'a.onnx');

    expect({ plan, ...rest }).toMatchObject({
      kind: 'plan',
      plan: { name: 'linear', batch: 'N', arenaBytes: { perItem: expect.any(Number) } },
      kernels: { [plan.instructions[0].kernel]: 1 },
    });
    expect((await kinglet(cwd, ['model', 'inspect', 'a.onnx', '--nodes'])).stdout).toMatch(
      /^ +0 +matmul\w* +"product"/m,
    );
  });

  test('--nodes prints the graph of a model', async () => {
    const { stdout } = await kinglet(cwd, ['model', 'inspect', 'model.onnx', '--nodes']);

    expect(stdout).toMatch(/y.* = Relu\(sums\) +# activation/);
  });

  test.each([4, 100, 300])('a plan cut off after %i bytes is damaged', async (length) => {
    await kinglet(cwd, ['model', 'compile', 'model.onnx']);
    writeFileSync(join(cwd, 'cut.plan'), read('model.plan').subarray(0, length));

    expect(await kinglet(cwd, ['model', 'inspect', 'cut.plan'])).toMatchObject({
      exitCode: 1,
      stdout: '',
      stderr: expect.stringMatching(/^error: .*(KINGLET_INFERENCE_FILE)/),
    });
  });
});

describe('run', () => {
  test('prints the answers of a model, and of its plan', async () => {
    await kinglet(cwd, ['model', 'compile', 'model.onnx']);
    const [[a, b], [c, d]] = reference(rows) as [[number, number], [number, number]];

    for (const file of ['model.onnx', 'model.plan'])
      expect(await kinglet(cwd, ['model', 'run', file, '-i', 'x.json'])).toMatchObject({
        exitCode: 0,
        stdout: `y: float[2, 2]\n  ${a} ${b} ${c} ${d}\n`,
      });
  });

  test.each(['.json', '.npy', '.pb', '.raw'])('takes and writes %s', async (ending) => {
    const values = Float32Array.from(rows.flat());
    const files: Record<string, Uint8Array | string> = {
      '.json': JSON.stringify(rows.flat()),
      '.pb': writeTensor(makeTensor('x', 'float', [2, 3], values)),
      '.raw': new Uint8Array(values.buffer),
    };
    writeFileSync(join(cwd, `in${ending}`), files[ending] ?? npy([2, 3], values));

    const { exitCode, stdout } = await kinglet(cwd, [
      'model',
      'run',
      'model.onnx',
      '-i',
      `x=in${ending}`,
      '-o',
      `out${ending}`,
    ]);

    expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: '' });
    const bytes = read(`out${ending}`);
    const found: Record<string, () => unknown> = {
      '.json': () => JSON.parse(bytes.toString()).flat(),
      '.npy': () => [...npyElements(decodeNpy(bytes))],
      '.pb': () => [...tensorValues(readTensor(bytes))],
      '.raw': () => [...new Float32Array(new Uint8Array(bytes).buffer)],
    };
    expect(found[ending]?.()).toEqual(reference(rows).flat());
  });

  test('takes several inputs and writes some of the outputs', async () => {
    writeFileSync(join(cwd, 'a.json'), '[[1, 2]]');
    writeFileSync(join(cwd, 'b.json'), '[[10, "Infinity"]]');

    const args = ['model', 'run', 'sums.onnx', '-i', 'a=a.json', '-i', 'b=b.json', '-o', 'sum=sum.json'];

    expect((await json(...args)).outputs).toEqual({
      sum: { type: 'float', shape: [1, 2], file: 'sum.json' },
      difference: { type: 'float', shape: [1, 2], data: [[-9, '-Infinity']] },
    });
    expect(JSON.parse(read('sum.json').toString())).toEqual([[11, 'Infinity']]);
  });

  test.each<[string, string[], number, string]>([
    ['no input', [], 2, 'Expected --input a=file for each of a, b, got none for a'],
    ['an input twice', ['-i', 'a=x.json', '-i', 'a=x.json'], 2, 'Expected one --input for a, got two'],
    ['an input without a name', ['-i', 'x.json'], 2, 'the name one of a, b, got x.json'],
    ['an input that there is none of', ['-i', 'c=x.json'], 2, 'the name one of a, b, got c=x.json'],
    ['a file that is not there', ['-i', 'a=no.json', '-i', 'b=no.json'], 1, 'Expected to read no.json'],
    [
      'another shape',
      ['-i', 'a=x.json', '-i', 'b=x.json'],
      1,
      'x.json: expected float[N, 2] for input "a", found float[2, 3]',
    ],
    ['no JSON', ['-i', 'a=sums.json', '-i', 'b=x.json'], 1, 'sums.json: expected JSON'],
    [
      'ragged rows',
      ['-i', 'a=ragged.json', '-i', 'b=x.json'],
      1,
      'ragged.json: expected rows of one length, found 1, 2',
    ],
    ['a text', ['-i', 'a=text.json', '-i', 'b=x.json'], 1, 'text.json: expected numbers for float'],
    [
      'another type',
      ['-i', 'a=double.npy', '-i', 'b=x.json'],
      1,
      'double.npy: expected float[N, 2] for input "a", found double[1, 2]',
    ],
    [
      'bytes that do not fit',
      ['-i', 'a=odd.raw', '-i', 'b=x.json'],
      1,
      'odd.raw: expected elements of float, 4 bytes each, found 3',
    ],
    ['two batches', ['-i', 'a=one.json', '-i', 'b=two.json'], 1, 'KINGLET_INFERENCE_INPUT'],
    ['--batch for a plan', ['--batch', '1'], 2, 'Expected a model with --batch and --input-shape, got the plan'],
  ])('%s: the reason', async (_, args, exitCode, message) => {
    await kinglet(cwd, ['model', 'compile', 'sums.onnx']);
    const files = {
      'sums.json': 'a',
      'ragged.json': '[[1], [1, 2]]',
      'text.json': '[["one", 2]]',
      'one.json': '[1, 2]',
      'two.json': '[1, 2, 3, 4]',
    };
    for (const [name, text] of Object.entries(files)) writeFileSync(join(cwd, name), text);
    writeFileSync(join(cwd, 'double.npy'), npy([1, 2], Float64Array.of(1, 2)));
    writeFileSync(join(cwd, 'odd.raw'), 'abc');

    const ran = await kinglet(cwd, ['model', 'run', 'sums.plan', ...args]);

    expect(ran).toMatchObject({ exitCode, stdout: '', stderr: expect.stringContaining(message) });
    expect(ran.stderr).not.toContain('    at ');
  });
});
