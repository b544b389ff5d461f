// The README's lines about matrices say what they give, and its model file runs.
import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import * as api from '../src/index.ts';
import * as plan from '../src/planFormat.ts';

const readme = fs.readFileSync(join(import.meta.dirname, '../README.md'), 'utf8');
const [, example = ''] = /## Matrices and models[\s\S]*?```ts\n([\s\S]*?)```/.exec(readme) ?? [];
const lines = example.split('\n').filter((line) => line !== '' && !line.startsWith('import'));
const told = lines.flatMap((line, i) => {
  const [, expression, value = ''] = /^(.*); \/\/ (.*)$/.exec(line) ?? [];
  return expression && !line.startsWith('const') && /^[[\d]/.test(value)
    ? [[expression, value, lines.slice(0, i).join('\n')] as const]
    : [];
});

test.for(told)('%s is %s', ([expression, value, before]) => {
  const run = new Function(...Object.keys(api), `${before}\nreturn ${expression};`);
  const result = run(...Object.values(api));

  const numbers = ArrayBuffer.isView(result) ? Array.from(result as Float32Array) : (result?.toArray?.() ?? result);

  expect([numbers].flat().join(', ')).toBe(value.replace(/[[\]]/g, ''));
});

test('four of them do', () => {
  expect(told).toHaveLength(4);
});

test.skipIf(api.loadError())('its file larger than memory has the rows that it says', () => {
  const folder = fs.mkdtempSync(join(tmpdir(), 'kernels-readme-'));
  const [, example = ''] = /## Files larger than memory[\s\S]*?```ts\n([\s\S]*?)```/.exec(readme) ?? [];
  const body = example
    .replaceAll(/^import.*$/gm, '')
    .replaceAll("'vectors.f32'", JSON.stringify(join(folder, 'vectors.f32')))
    .replace('file!.topK', 'return file.topK');
  const run = new Function('openSync', 'writeFileSync', 'mapFile', body);

  const { values, indices } = run(fs.openSync, fs.writeFileSync, api.mapFile);
  fs.rmSync(folder, { recursive: true });

  expect({ values: [...values], indices }).toEqual({ values: [3, 2], indices: [2, 0] });
});

test('its model file gives what it says', () => {
  const [, model = ''] = /## Model files[\s\S]*?```ts\n([\s\S]*?)```/.exec(readme) ?? [];
  const body = model.replaceAll(/^import.*$/gm, '');
  const run = new Function('modelMemory', ...Object.keys(plan), `${body}\nreturn x;`);

  expect([...run(api.modelMemory, ...Object.values(plan))]).toEqual([1, 2]);
});
