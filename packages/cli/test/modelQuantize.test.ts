// kinglet model quantize, from samples in files to smaller models.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { decodeNpy, npyElements } from '@kinglet/inference/npy';
import { makeTensor, writeTensor } from '@kinglet/onnx';
import { beforeEach, describe, expect, test } from 'vitest';
import { folderWith, kinglet, kingletJson } from './cli.ts';
import { reference, writeLinear, writePooled, writeTwoInputs } from './models.ts';
import { npy } from './npy.ts';

const rows = [
  [1, 2, 3],
  [-1, 0.5, 0],
];
let cwd = '';

beforeEach(() => {
  cwd = folderWith({ 'x.json': JSON.stringify(rows) });
  writeLinear(cwd, 'model.onnx');
});

const read = (name: string): Buffer => readFileSync(join(cwd, name));
const json = (...args: string[]) => kingletJson(cwd, args);

describe('quantize', () => {
  test('writes a smaller model beside it, and says what became of each layer', async () => {
    writeFileSync(join(cwd, 'samples.json'), JSON.stringify([...rows, ...rows]));
    const { exitCode, stdout, stderr } = await kinglet(cwd, [
      ...['model', 'quantize', 'model.onnx', '--calibration', 'samples.json', '--target', 'vnni'],
    ]);

    expect(stderr).toBe('wrote model.quantized.onnx\n');
    expect(stdout).toMatch(/^layer +precision +in a plan +in ONNX Runtime/m);
    expect(stdout).toMatch(/^\S+ +Gemm +int8 +integer kernel +integer kernel$/m);
    expect(exitCode).toBe(0);
    await kinglet(cwd, ['model', 'run', 'model.quantized.onnx', '--input', 'x.json', '--output', 'y.npy']);
    const found = npyElements(decodeNpy(read('y.npy'))) as Float32Array;
    for (const [i, expected] of reference(rows).flat().entries())
      expect(Math.abs(found[i]! - expected)).toBeLessThan(0.1);
  });

  test('a plan, as small as a budget allows', async () => {
    writeFileSync(join(cwd, 'samples.json'), JSON.stringify([...rows, ...rows, ...rows, ...rows]));
    const data = await json(
      ...['model', 'quantize', 'model.onnx', '-o', 'small.plan', '--calibration', 'samples.json'],
      ...['--bits', 'mixed', '--max-loss', '0.5', '--metric', 'relative-mse'],
    );

    expect(data.bytes).toBe(read('small.plan').length);
    expect(data.budget.heldOutLoss).toBeLessThanOrEqual(0.5);
  });

  test('a page of where the loss comes from, and what the aim, the seed and the target are', async () => {
    writeFileSync(join(cwd, 'samples.json'), JSON.stringify([...rows, ...rows, ...rows, ...rows]));
    const quantize = async (...args: string[]) =>
      json('model', 'quantize', 'model.onnx', '-o', 'small.onnx', '--calibration', 'samples.json', ...args);
    const { warnings, nodes } = await quantize('--report', 'errors.html', '--target', 'avx2');
    const searched = await quantize(
      ...['--bits', 'mixed', '--max-loss', '0.5', '--metric', 'relative-mse', '--seed', '3', '--report', 'again.html'],
    );

    for (const { name } of nodes.filter(({ operator }: { readonly operator: string }) => operator === 'Gemm'))
      expect(read('errors.html').toString()).toContain(name);
    expect(warnings.join()).toContain('in ONNX Runtime on avx2 sums of pairs may saturate');
    expect(searched.budget).toMatchObject({ aim: 'size', heldOutSamples: 2 });
    expect(read('again.html').toString()).toContain('On 2 samples');
  });

  test('a point of the front is written by its choices', async () => {
    writeFileSync(join(cwd, 'samples.json'), JSON.stringify([...rows, ...rows, ...rows, ...rows]));
    const quantize = async (...args: string[]) =>
      json('model', 'quantize', 'model.onnx', '-o', 'small.onnx', '--calibration', 'samples.json', ...args);
    const { budget } = await quantize('--bits', 'mixed', '--max-loss', '0.5', '--metric', 'relative-mse');
    writeFileSync(join(cwd, 'choices.json'), JSON.stringify(budget.front[0].choices));

    const { layers } = await quantize('--choices', 'choices.json');

    expect(layers[0].precision).toBe('int4');
  });

  test('samples are the items along axis 0 of every kind of file, and give the same bytes', async () => {
    const items = [...rows, ...rows, [0.25, -1, 8]];
    const flat = Float32Array.from(items.flat());
    writeFileSync(join(cwd, 'a.npy'), npy([5, 3], flat));
    writeFileSync(join(cwd, 'b.npy'), npy([5, 1, 3], Float64Array.from(flat)));
    writeFileSync(join(cwd, 'c.json'), JSON.stringify(items));
    writeFileSync(join(cwd, 'd.csv'), `p,q,r\n${items.join('\n')}\n`);
    writeFileSync(join(cwd, 'e.raw'), new Uint8Array(flat.buffer));
    writeFileSync(join(cwd, 'f.pb'), writeTensor(makeTensor('x', 'float', [5, 3], flat)));
    const made: Buffer[] = [];
    for (const file of ['a.npy', 'b.npy', 'c.json', 'd.csv', 'e.raw', 'f.pb']) {
      const data = await json('model', 'quantize', 'model.onnx', '-o', 'small.onnx', '--calibration', file);
      expect([file, data.samples]).toEqual([file, 5]);
      made.push(read('small.onnx'));
    }

    for (const bytes of made) expect(bytes.equals(made[0]!)).toBe(true);
  });

  test('images of a folder and of an idx file are brought to what the model takes', async () => {
    writePooled(cwd, 'pool.onnx');
    mkdirSync(join(cwd, 'photos'));
    for (const [i, value] of [0, 255].entries())
      writeFileSync(
        join(cwd, 'photos', `${i}.ppm`),
        Buffer.concat([Buffer.from('P6 4 4 255\n'), Buffer.alloc(48, value)]),
      );
    const header = Buffer.from([0, 0, 8, 4, 0, 0, 0, 2, 0, 0, 0, 2, 0, 0, 0, 2, 0, 0, 0, 3]);
    writeFileSync(join(cwd, 'images-idx4-ubyte'), Buffer.concat([header, Buffer.alloc(12, 0), Buffer.alloc(12, 255)]));
    const pixels = ['--image-max', '1', '--image-mean', '0.5', '--image-std', '0.25'];
    const quantize = async (path: string) => {
      const { samples } = await json(
        'model',
        'quantize',
        'pool.onnx',
        '-o',
        'small.onnx',
        '--calibration',
        path,
        ...pixels,
      );
      expect(samples).toBe(2);
      return read('small.onnx');
    };

    expect((await quantize('photos')).equals(await quantize('images-idx4-ubyte'))).toBe(true);
  });

  test('each input has a file, or an array or a key of one', async () => {
    writeTwoInputs(cwd, 'two.onnx');
    writeFileSync(join(cwd, 'a.npy'), npy([2, 2], Float32Array.of(1, 2, 3, 4)));
    writeFileSync(join(cwd, 'b.csv'), '5,6\n7,8\n');
    writeFileSync(join(cwd, 'c.csv'), '5,6\n');
    writeFileSync(
      join(cwd, 'both.json'),
      JSON.stringify([
        { a: [1, 2], b: [5, 6] },
        { a: [3, 4], b: [7, 8] },
      ]),
    );
    const given = (...files: string[]) => [
      'model',
      'quantize',
      'two.onnx',
      '-o',
      'two.quantized.onnx',
      ...files.flatMap((file) => ['--calibration', file]),
    ];

    await json(...given('a=a.npy', 'b=b.csv'));
    const apart = read('two.quantized.onnx');
    await json(...given('both.json'));
    expect(read('two.quantized.onnx').equals(apart)).toBe(true);
    expect(await kinglet(cwd, given('a=a.npy', 'b=c.csv'))).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining(
        'c.csv: expected as many samples as in a.npy along axis 0, found 1; change --calibration',
      ),
    });
    expect(await kinglet(cwd, given('a=a.npy'))).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('Expected --calibration b=path too'),
    });
  });

  test('an input that is the same in every run is given once', async () => {
    writeTwoInputs(cwd, 'two.onnx');
    writeFileSync(join(cwd, 'a.npy'), npy([2, 2], Float32Array.of(1, 2, 3, 4)));
    writeFileSync(join(cwd, 'b.npy'), npy([2, 2], Float32Array.of(5, 6, 5, 6)));
    writeFileSync(join(cwd, 'same.json'), '[[5, 6], [5, 6]]');
    const quantize = async (...args: string[]) => {
      await json('model', 'quantize', 'two.onnx', '-o', 'small.onnx', '--input-shape', 'a=2,2', ...args);
      return read('small.onnx');
    };

    const free = await quantize('--input-shape', 'b=2,2', '--calibration', 'a=a.npy', '--calibration', 'b=b.npy');
    expect((await quantize('--input-value', 'b=same.json', '--calibration', 'a.npy')).equals(free)).toBe(true);
    expect(await kinglet(cwd, ['model', 'quantize', 'two.onnx', '--input-value', 'c=same.json'])).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('Expected --input-value of a, b, got one of c'),
    });
  });

  test('an array whose axis 0 is not the samples is refused', async () => {
    writeFileSync(join(cwd, 'turned.npy'), npy([3, 5], new Float32Array(15)));
    writeFileSync(join(cwd, 'short.csv'), '1,2,3\n1,2\n');
    const quantize = (file: string) => kinglet(cwd, ['model', 'quantize', 'model.onnx', '--calibration', file]);

    expect((await quantize('turned.npy')).stderr).toContain(
      'expected samples along axis 0, each of shape [3] (input "x": float[N, 3]), found an array of shape [3, 5]; change --calibration, or --input-shape',
    );
    expect((await quantize('short.csv')).stderr).toContain(
      'short.csv, sample 1: expected items along axis 0 of 3 values (input "x": float[N, 3]), found 2 values',
    );
  });

  test('a model of fixed batch gets as many items at once', async () => {
    writeLinear(cwd, 'fixed.onnx', { batch: 2 });
    const quantize = (...args: string[]) =>
      kinglet(cwd, ['model', 'quantize', 'fixed.onnx', '-o', 'small.onnx', ...args]);
    writeFileSync(join(cwd, 'four.json'), JSON.stringify([...rows, ...rows]));
    writeFileSync(join(cwd, 'five.json'), JSON.stringify([...rows, ...rows, rows[0]]));

    expect((await quantize('--calibration', 'four.json')).stdout).toContain('ranges of 2 samples');
    expect((await quantize('--calibration', 'five.json')).stderr).toContain('found 1 items behind the last');
  });

  test('lengths that a model leaves open are given; samples that no range needs are said not to be read', async () => {
    writeLinear(cwd, 'open.onnx', { batch: undefined });
    const four = ['--bits', '4', '--input-shape', 'x=7,3', '--calibration', 'missing.npy'];

    expect((await kinglet(cwd, ['model', 'quantize', 'open.onnx', ...four])).stderr).toContain(
      '--calibration was not read: ',
    );
    const { exitCode } = await kinglet(cwd, [
      'model',
      'quantize',
      'open.onnx',
      '--input-shape',
      'x=N,3',
      '--calibration',
      'x.json',
    ]);
    expect(exitCode).toBe(0);
  });

  test('each option arrives', async () => {
    writeFileSync(join(cwd, 'samples.json'), JSON.stringify([...rows, ...rows]));
    const precision = async (...args: string[]) =>
      (await json('model', 'quantize', 'model.onnx', '-o', 'small.onnx', ...args)).layers[0].precision;

    expect(await precision('--bits', '4', '--granularity', 'block-16', '--rounding', 'mse')).toBe('int4');
    expect(read('small.onnx').includes('MatMulNBits')).toBe(true);
    expect(await precision('--bits', '4', '--format', 'qdq')).toBe('int4');
    expect(read('small.onnx').includes('MatMulNBits')).toBe(false);
    expect(await precision('--bits', '16')).toBe('int16');
    expect(await precision('--bits', 'bfloat16')).toBe('bfloat16');
    expect(await precision('--sensitive', 'product', '--sensitive-precision', '16')).toBe('float16');
    const made = new Set<string>();
    for (const args of [
      ['--granularity', 'per-tensor'],
      ['--activation-bits', '16'],
      ['--calibrator', 'moving-average'],
      ['--calibrator', 'percentile', '--percentile', '50'],
      ['--mode', 'weight-only'],
      ['--rounding', 'gptq'],
      ['--correct-bias'],
      ['--equalize'],
      ['--smooth', '0.3'],
      ['--awq', '--mode', 'weight-only'],
      [],
    ]) {
      await precision('--calibration', 'samples.json', ...args);
      made.add(read('small.onnx').toString('latin1'));
    }
    expect(made.size).toBe(11);
  });

  test('Ctrl-C ends the work at once and leaves no file', async () => {
    writeFileSync(join(cwd, 'many.raw'), new Uint8Array(24_000_000));
    const main = fileURLToPath(new URL('../src/main.ts', import.meta.url));
    const args = ['model', 'quantize', 'model.onnx', '--calibration', 'many.raw', '--samples', '1000000', '--progress'];
    const started = spawn(process.execPath, ['--conditions=@kinglet/source', main, ...args], { cwd });
    const exited = once(started, 'exit');
    let said = '';
    for await (const text of started.stderr.setEncoding('utf8')) {
      said += text;
      if (/calibrate {2}[1-9]/.test(said)) started.kill('SIGINT');
    }

    expect(await exited).toEqual([null, 'SIGINT']);
    expect(said).not.toContain('wrote');
    expect(readdirSync(cwd).toSorted()).toEqual(['many.raw', 'model.onnx', 'x.json']);
  });

  test('progress is on stderr where it is asked for, or a person is there', async () => {
    const args = ['model', 'quantize', 'model.onnx', '--calibration', 'x.json'];
    const lines = 'prepare\ncalibrate  0 of 1000\nwrite\nwrote model.quantized.onnx\n';

    expect((await kinglet(cwd, [...args, '--progress'])).stderr).toBe(lines);
    expect((await kinglet(cwd, args, { isInteractive: true })).stderr).toBe(lines);
  });

  test.each<[string[], number, string]>([
    [['--bits', '5'], 2, 'Expected --bits to be one of 4, 8, 16, float16, bfloat16, mixed'],
    [['--mode', 'static'], 2, '--mode "static" needs --calibration: '],
    [['--bits', 'mixed'], 2, '--bits "mixed" needs --max-loss'],
    [['--granularity', 'block-32'], 2, '--granularity in blocks needs --mode "weight-only"'],
    [['--rounding', 'gptq'], 2, '--rounding "gptq" needs --calibration: '],
    [['--smooth', '0.5', '--mode', 'weight-only'], 2, '--smooth needs inputs that become integers, --mode "static"'],
    [['--target', 'abacus'], 2, 'expected --target to be one of'],
    [['--aim', 'latency'], 2, '--aim "latency" needs --max-loss'],
    [['--seed', '1'], 2, '--seed needs --max-loss: '],
    [['--metric', 'agreement'], 2, '--metric needs --max-loss: '],
    [['--activation-bits', '16'], 2, '--activation-bits 16 needs --mode "static", with --calibration, got "dynamic"'],
    [['--fast-accuracy'], 2, '--fast-accuracy needs products of blocks of 4 bits: --format "matmulnbits"'],
    [['--percentile', '99'], 2, '--percentile needs --calibrator percentile, got minmax'],
    [['--bits', 'float16', '--granularity', 'per-tensor'], 2, 'expected no --granularity with --bits "float16"'],
    [['--choices', 'missing.json'], 1, 'missing.json'],
    [['--choices', 'model.onnx'], 1, 'model.onnx: expected a list in JSON'],
    [['--choices', 'x.json'], 1, 'expected a name of a layer of the model in --choices, found [1,2,3]'],
    [['--correct-bias'], 2, '--correct-bias needs --calibration: '],
    [['--awq', '--calibration', 'x.json'], 2, '--awq needs --mode "weight-only", got "static": take --smooth'],
    [['--report', 'errors.html'], 2, '--report needs --calibration'],
    [['--format', 'qdq', '-o', 'x.plan'], 2, 'Expected no --format with a plan, got qdq'],
    [['--calibration', 'missing.npy'], 1, 'missing.npy: expected a file that can be read'],
    [['--calibration', 'missing.npy'], 1, '; change --calibration'],
    [['--calibration', 'y=x.json'], 2, 'Expected --calibration to be name=file, the name one of x'],
    [
      ['--calibration', 'x.json', '--sensitive', 'nothing'],
      1,
      'which fits none: the nearest are "output", "Gemm", "product"; change --sensitive or --exclude',
    ],
    [
      ['--calibration', 'x.json', '--max-loss', '0.1'],
      1,
      'expected 4 samples or more to find and check a loss with, found 2; change --calibration',
    ],
    [['--calibration', 'x.json', '--image-std', '0'], 2, 'Expected --image-std to be numbers other than 0'],
    [['--calibration', '.'], 2, 'Expected --calibration to be no images, or --input-shape x=N,3,224,224'],
    [['--input-shape', 'z=N,3'], 2, 'Expected --input-shape of x, got one of z'],
    [
      ['--calibration', 'x.json', '--input-shape', 'x=N,L'],
      2,
      'Expected --input-shape x=N,… with a number for each axis but the first',
    ],
  ])('%j is refused', async (args, exitCode, message) => {
    expect(await kinglet(cwd, ['model', 'quantize', 'model.onnx', ...args])).toMatchObject({
      exitCode,
      stderr: expect.stringContaining(message),
    });
  });
});
