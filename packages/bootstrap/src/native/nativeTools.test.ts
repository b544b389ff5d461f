import { execFileSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { nativeTools } from './nativeTools.ts';

test('names every tool, found or with the line to type', async () => {
  const tools = await nativeTools();

  expect(tools.map(({ name }) => name)).toEqual(['clang', 'assemblyscript', 'wabt']);
  for (const tool of tools) {
    if ('found' in tool) expect(tool.found).not.toBe('');
    else expect(tool.problem).toMatch(/; type: /);
  }
});

test('without clang the others are still found, and the line to type is told', () => {
  const module = fileURLToPath(new URL('./nativeTools.ts', import.meta.url));
  const script = `import { nativeTools } from ${JSON.stringify(module)}; console.log(JSON.stringify(await nativeTools()));`;
  const args = ['--conditions=@kinglet/source', '--input-type=module', '-e', script];

  const stdout = execFileSync(process.execPath, args, {
    encoding: 'utf8',
    env: { PATH: mkdtempSync(join(tmpdir(), 'kinglet-no-clang-')) },
  });

  expect(JSON.parse(stdout)).toEqual([
    {
      name: 'clang',
      problem: expect.stringMatching(/^Expected clang 16 or later .* found none; type: apt-get install/),
    },
    { name: 'assemblyscript', found: expect.stringContaining('assemblyscript') },
    { name: 'wabt', found: expect.stringContaining('wasm2c') },
  ]);
});
