import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { compileBytecode, engineAbi } from './compileBytecode.ts';

const nativeCompiler = fileURLToPath(new URL('../build/compiler', import.meta.url));

const programs: Record<string, string> = {
  empty: 'export {};',
  numbers:
    'export const a = [0, -0, 1, -1, 255, 65536, 2 ** 31, 2 ** 53, 1e300, 1.5, 0.1, NaN, Infinity, 12345678901234567890n, -1n];',
  strings: 'export const s = ["", "é", "😀", "\\u0000", "\\ud800", "x".repeat(3)];',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the program under test has a template
  templates: 'export const t = (x) => `a${x}b${`${x}`}`; String.raw`\\u${1}`;',
  classes:
    'export class A { #x = 1; static y = 2; get x() { return this.#x } async *z() { yield await 1 } static { this.w = 3 } }',
  control:
    'export function f(a, b = 2, ...c) { for (const x of c) try { switch (x) { case 1: continue; default: throw x } } catch { } finally { a++ } label: while (true) break label; return a ?? b }',
  regular: 'export const r = [/a+b*?(?<n>c)\\k<n>/dgimsuy, /[\\p{L}--[a-z]]/v];',
  imports:
    'import * as k from "kinglet:kernels"; export { sum as total } from "kinglet:kernels"; export default k; await 1;',
  destructuring:
    'export const { a, b: { c = 1 }, ...d } = { a: 1, b: {}, e: 2 }; export const f = ({ x, ...y }, [z = x, , w]) => [y, z, w];',
};

describe('compileBytecode', () => {
  it.skipIf(!existsSync(nativeCompiler)).each(Object.keys(programs))(
    'writes the bytes that the native compiler writes: %s',
    async (name) => {
      const native = spawnSync(nativeCompiler, ['handler.js'], { input: programs[name]! });
      const nativeStripped = spawnSync(nativeCompiler, ['handler.js', 'strip'], { input: programs[name]! });

      expect(Buffer.from(await compileBytecode(programs[name]!, 'handler.js'))).toEqual(native.stdout);
      expect(Buffer.from(await compileBytecode(programs[name]!, 'handler.js', { stripDebug: true }))).toEqual(
        nativeStripped.stdout,
      );
    },
  );

  it('writes the same bytes each time', async () => {
    const first = await compileBytecode(programs.classes!, 'handler.js');

    expect(await compileBytecode(programs.classes!, 'handler.js')).toEqual(first);
    expect((await compileBytecode(programs.classes!, 'handler.js', { stripDebug: true })).length).toBeLessThan(
      first.length,
    );
  });

  it('says where a syntax error is', async () => {
    const broken = 'export const a = 1;\nexport const b = ;\n';

    await expect(compileBytecode(broken, 'handler.js')).rejects.toMatchObject({
      code: 'KINGLET_BOOTSTRAP_SYNTAX',
      message: expect.stringMatching(/^handler\.js:2:\d+: SyntaxError: /),
    });
  });

  it('reports a program too deep to parse, and compiles the next one', async () => {
    await expect(compileBytecode(`export const x = ${'('.repeat(200_000)}1`, 'deep.js')).rejects.toMatchObject({
      code: 'KINGLET_BOOTSTRAP_COMPILER',
      message: 'deep.js: the source is nested too deeply',
    });
    expect((await compileBytecode('export {};', 'next.js')).length).toBeGreaterThan(0);
  });

  it('refuses imports that were not bundled', async () => {
    await expect(compileBytecode('import "left-pad";', 'handler.js')).rejects.toThrow(/found "left-pad"/);
  });

  it('knows its engine version', () => {
    expect(engineAbi()).toBeGreaterThan(0);
  });
});
