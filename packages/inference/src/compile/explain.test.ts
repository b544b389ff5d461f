// The compiler's account of what it did.
import { makeGraph, makeNode, makeValueInfo, tensorType } from '@kinglet/onnx';
import { expect, test } from 'vitest';
import { testModel } from '../../test/testModel.ts';
import { compile } from './compile.ts';

test('explain names what was folded and fused, the memory and every instruction', () => {
  const model = testModel({
    inputs: { x: ['N', 2] },
    outputs: { y: ['N', 3] },
    nodes: [
      makeNode('Transpose', ['weights'], ['turned'], { name: 'turn' }),
      makeNode('Identity', ['x'], ['same'], { name: 'nothing' }),
      makeNode('MatMul', ['same', 'turned'], ['product'], { name: 'multiply' }),
      makeNode('Relu', ['product'], ['y'], { name: 'cut' }),
    ],
    weights: { weights: { dims: [3, 2], values: Float32Array.of(1, 2, 3, 4, 5, 6) } },
  });

  const compiled = compile(model);
  const text = compiled.explain();

  expect(text).toMatch(/^model graph\n {2}input {2}"x" float\[N, 2\]\n {2}output "y" float\[N, 3\]\n/);
  expect(text).toMatch(/foldConstants +4 -> 3 +1 .*\n {4}"turn" \(Transpose\) -> 1 constant\n/);
  expect(text).toMatch(/removeNoOps +3 -> 2 +1 .*\n {4}"nothing" \(Identity\) -> nothing\n/);
  expect(text).toMatch(/"multiply" \(MatMul\), "cut" \(Relu\) -> "multiply"/);
  expect(text).toContain(`file       ${compiled.file.length.toLocaleString('en-US')} bytes\n`);
  expect(text).toMatch(/arena {6}\d[\d,]* bytes and \d+ for each N\n/);
  for (const { kernel, node } of compiled.program.instructions) {
    expect(text).toContain(kernel);
    expect(text).toContain(node);
  }
});

const chosen = (opType: string, made: string) =>
  makeGraph({
    nodes: [makeNode(opType, ['x'], [made], { name: opType.toLowerCase() })],
    inputs: [],
    outputs: [makeValueInfo(made, tensorType('float', undefined))],
  });
const branches = {
  attributes: { then_branch: chosen('Exp', 'one'), else_branch: chosen('Sin', 'other') },
  name: 'choice',
};

test('lengths that a run decides: why, what runs when, and the memory for some of them', () => {
  const nodes = [makeNode('If', ['c'], ['made'], branches), makeNode('NonZero', ['made'], ['places'])];
  const model = testModel({
    ...{ inputs: { x: ['batch', 'sequence'], c: [] }, outputs: { places: undefined }, nodes },
    types: { c: 'bool', places: 'int64' },
  });

  const text = compile(model).explain();

  expect(text).toContain('lengths are decided in a run: results of data, branches or loops\n');
  expect(text).toMatch(
    /\n {2}if\n {4}run \d+ \.\. \d+\n {2}else\n {4}run \d+ \.\. \d+\n {2}run .*\n {2}#places is counted, at most batch\*sequence\n/,
  );
  const sizes = [...text.matchAll(/^arena +([\d,]+) bytes for batch 1, sequence (\d+)$/gm)];
  expect(sizes.map(([, , sequence]) => sequence)).toEqual(['1', '16', '128']);
  // x, the result of the branches, and two integers for each element.
  const least = (sequence: number): number => sequence * (4 + 4 + 2 * 8);
  for (const [, bytes, sequence] of sizes)
    expect(Number(bytes!.replaceAll(',', ''))).toBeGreaterThanOrEqual(least(Number(sequence)));
});
