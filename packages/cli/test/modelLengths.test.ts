// kinglet model, with a plan of which a run decides several lengths.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeGraph, makeModel, makeNode, makeValueInfo, type Shape, tensorType, writeModel } from '@kinglet/onnx';
import { beforeEach, expect, test } from 'vitest';
import { folderWith, kinglet, kingletJson } from './cli.ts';
import { writeLinear } from './models.ts';

const info = (name: string, shape: Shape) => makeValueInfo(name, tensorType('float', shape));
let cwd = '';

beforeEach(() => {
  cwd = folderWith({ 'past.json': '[[1, 2], [3, 4]]', 'x.json': '[[5], [6]]', 'other.json': '[[5]]' });
  const graph = makeGraph({
    nodes: [makeNode('Concat', ['past', 'x'], ['y'], { attributes: { axis: 1n } })],
    inputs: [info('past', ['batch', 'before']), info('x', ['batch', 'tokens'])],
    outputs: [info('y', ['batch', 'total'])],
  });
  writeFileSync(join(cwd, 'open.onnx'), writeModel(makeModel(graph)));
  writeLinear(cwd, 'linear.onnx');
});

const json = (...args: string[]) => kingletJson(cwd, args);

test('files say the lengths of a run', async () => {
  const { outputs } = await json('model', 'run', 'open.onnx', '-i', 'past=past.json', '-i', 'x=x.json');

  expect(outputs.y).toMatchObject({
    shape: [2, 3],
    data: [
      [1, 2, 5],
      [3, 4, 6],
    ],
  });
});

test('a file of another length is refused by the names of both', async () => {
  const { exitCode, stderr } = await kinglet(cwd, [
    ...['model', 'run', 'open.onnx', '-i', 'past=past.json', '-i', 'x=other.json'],
  ]);

  expect(exitCode).toBe(1);
  expect(stderr).toContain('expected 2 for batch, axis 0 of input "x", as input "past" has it, got 1');
});

test('inspect has the lengths, why, and the memory for some', async () => {
  await kinglet(cwd, ['model', 'compile', 'open.onnx', '-o', 'open.plan']);

  const { stdout } = await kinglet(cwd, ['model', 'inspect', 'open.plan']);

  expect(stdout).toMatch(/^ *lengths +batch, before, tokens; a run decides: lengths batch, before, tokens$/m);
  expect(stdout).toMatch(/^ *output +y: float\[batch, before \+ tokens\]$/m);
  expect(stdout).toMatch(/^ *arena +\d[\d,]* bytes for batch 1, before 16, tokens 16$/m);
});

test('bench takes lengths, more than once', async () => {
  const args = ['model', 'bench', 'open.onnx', '--seconds', '0.02', '--nodes'];
  const lengths = ['--lengths', 'batch=1,before=2,tokens=3', '--lengths', 'batch=2,before=0,tokens=3'];

  const { results } = await json(...args, ...lengths);
  const { stdout } = await kinglet(cwd, [...args, ...lengths]);

  expect(results).toMatchObject([
    { batch: 1, lengths: { batch: 1, before: 2, tokens: 3 } },
    { batch: 1, lengths: { batch: 2, before: 0, tokens: 3 } },
  ]);
  expect(stdout).toMatch(/^ *lengths .*\n *batch 1, before 2, tokens 3 .*\n *batch 2, before 0, tokens 3 /m);
});

const form = 'batch=1,before=1,tokens=1';
test.each<[string, string[], string]>([
  ['no lengths', ['open.onnx'], `Expected --lengths ${form}, got none`],
  ['a batch', ['open.onnx', '--batch', '2'], `Expected --lengths ${form}, got --batch`],
  ['one that is missing', ['open.onnx', '--lengths', 'batch=1'], `whole numbers like ${form}, got batch=1`],
  ['one that is none', ['open.onnx', '--lengths', 'batch=1,before=1,tokens=-1'], 'whole numbers like'],
  ['another', ['open.onnx', '--lengths', 'batch=1,before=1,other=1'], 'whole numbers like'],
  ['lengths where a batch is open', ['linear.onnx', '--lengths', 'N=1'], 'Expected no --lengths, got some'],
])('%s is misuse', async (_, args, message) => {
  expect(await kinglet(cwd, ['model', 'bench', ...args])).toMatchObject({
    exitCode: 2,
    stderr: expect.stringContaining(message),
  });
});
