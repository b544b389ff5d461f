import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { transform } from 'esbuild';
import { afterAll, describe, expect, test } from 'vitest';
import { bundle } from './bundle.ts';

const root = realpathSync(mkdtempSync(join(tmpdir(), 'kinglet-bundle-')));
afterAll(() => rmSync(root, { recursive: true }));

let projects = 0;

/** A project with these files; gives the path of handler.ts. */
function project(files: Record<string, string>): string {
  const folder = join(root, String(projects++));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return join(folder, 'handler.ts');
}

const ok = 'export const handler = async () => 1;\n';
const kernelsPackage = {
  'node_modules/@kinglet/kernels/package.json': JSON.stringify({
    name: '@kinglet/kernels',
    type: 'module',
    sideEffects: false,
    exports: { '.': { kinglet: './quickjs.js', 'kinglet-node': './bundled.js' } },
  }),
  'node_modules/@kinglet/kernels/quickjs.js': "export { dot } from 'kinglet:kernels';",
  'node_modules/@kinglet/kernels/bundled.js': 'export const dot = () => "bundled";',
};

describe('for quickjs', () => {
  test('types go, imports come in, the flavour is core', async () => {
    const entry = project({
      'handler.ts':
        "import { two } from './two';\nexport const handler = async (n: number): Promise<number> => n + two;\n",
      'two.ts': 'export const two: number = 2;\nexport const unused = "left out";',
    });

    const { engine, flavour, code, inputs, map } = await bundle({ entry });

    expect({ engine, flavour }).toEqual({ engine: 'quickjs', flavour: 'core' });
    expect(code).toContain('var two = 2');
    expect(code).not.toMatch(/left out|Promise|import/);
    expect(inputs).toEqual([join(dirname(entry), 'two.ts'), entry]);
    expect(JSON.parse(map).sources).toEqual(['two.ts', 'handler.ts']);
  });

  test('kernels come from the engine, and make the flavour full', async () => {
    const handler = "import { dot } from '@kinglet/kernels';\nexport const rawHandler = () => dot();";

    const { flavour, code } = await bundle({ entry: project({ ...kernelsPackage, 'handler.ts': handler }) });

    expect(flavour).toBe('full');
    expect(code).toContain('from "kinglet:kernels"');
  });

  test('kernels that nothing uses leave the flavour core', async () => {
    const handler = `import { dot } from '@kinglet/kernels';\n${ok}`;

    expect((await bundle({ entry: project({ ...kernelsPackage, 'handler.ts': handler }) })).flavour).toBe('core');
  });

  test('text stays UTF-8, and minifying makes it smaller', async () => {
    const entry = project({
      'handler.ts': 'export const handler = async () => {\n  const greeting = "grüße";\n  return greeting;\n};',
    });

    const plain = await bundle({ entry });
    const small = await bundle({ entry, minify: true });

    expect(plain.code).toContain('"grüße"');
    expect(small.code.length).toBeLessThan(plain.code.length);
  });

  test('a package of that name hides the Node module', async () => {
    const entry = project({
      'handler.ts': "import { on } from 'events';\nexport const handler = () => on;",
      'node_modules/events/package.json': '{"name":"events","main":"e.js"}',
      'node_modules/events/e.js': 'exports.on = 7;',
    });

    expect((await bundle({ entry })).engine).toBe('quickjs');
  });
});

describe('an import that quickjs lacks fails by name, file and line, and says who has it', () => {
  test.each([
    ["import 'node:fs';", '"node:fs"; engine node has it'],
    ["import 'fs/promises';", '"fs/promises"; engine node has it'],
    ["import './native.node';", '"./native.node"; engine node has it'],
    ["import 'hidden';", '"hidden"; engine node has it'],
    ["import './model.wasm';", '"./model.wasm"; no engine imports WebAssembly'],
    ["import '@scope/missing/part';", 'no engine has it: type `npm install @scope/missing`'],
    ["import 'missing/part';", 'no engine has it: type `npm install missing`'],
    ["import './missing';", 'no engine has it: check the path'],
    ["import 'https://example.com/a.js';", '"https://example.com/a.js"; no engine imports from the network'],
  ])('%s', async (statement, reason) => {
    const entry = project({
      'handler.ts': `import './middle';\n${ok}`,
      'middle.ts': `\n  ${statement}\n`,
      'native.node': '',
      'model.wasm': '',
      'node_modules/hidden/package.json': '{"name":"hidden","main":"x.node"}',
      'node_modules/hidden/x.node': '',
    });

    const failure = bundle({ entry, engine: 'quickjs' });

    await expect(failure).rejects.toMatchObject({ code: 'KINGLET_BUNDLER_IMPORT' });
    await expect(failure).rejects.toThrow(
      `${join(dirname(entry), 'middle.ts')}:2:10: expected an import that engine quickjs has`,
    );
    await expect(failure).rejects.toThrow(reason);
  });
});

describe('an import that is known only at run time', () => {
  const computed = {
    'handler.ts': `import { load } from 'lib';\nexport const handler = async (e: { x: string }) =>
      [await import(e.x), load(e), "import(e.x)"];`,
    'node_modules/lib/package.json': '{"name":"lib","type":"module"}',
    'node_modules/lib/index.js':
      'export const load = (e) => "ä" + import(e + ".js");\nexport const other = (e) => import(e);',
  };

  test.each([false, true])(
    'fails for quickjs by name, file and line, where it is not shaken off (minify %s)',
    async (minify) => {
      const entry = project(computed);

      const failure = bundle({ entry, engine: 'quickjs', minify });

      await expect(failure).rejects.toMatchObject({ code: 'KINGLET_BUNDLER_IMPORT' });
      const { message } = (await failure.catch((error: Error) => error as Error & { message: string })) as Error;
      const expected = 'expected an import that is known when it is built, found';
      expect(
        message
          .split('\n')
          .map((line) => line.split(';')[0])
          .sort(),
      ).toEqual([
        `${entry}:3:14: ${expected} \`import(e.x)\``,
        `${join(dirname(entry), 'node_modules/lib/index.js')}:1:34: ${expected} \`import(e + ".js")\``,
      ]);
    },
  );

  test('is found where it was written, in a package with a source map of its own', async () => {
    const { code, map } = await transform('// text\n\nexport const load = (e: string) => import(e);', {
      loader: 'ts',
      sourcemap: 'external',
      sourcefile: 'lib.ts',
    });
    const entry = project({
      'handler.ts': "export { load as handler } from './lib.js';",
      'lib.js': `${code}//# sourceMappingURL=lib.js.map`,
      'lib.js.map': map,
    });

    await expect(bundle({ entry, engine: 'quickjs' })).rejects.toThrow(/lib\.ts:3:\d+: .*`import\(e\)`/);
  });

  test('is a reason for Node', async () => {
    expect((await bundle({ entry: project(computed) })).engineReason).toContain('`import(e.x)` (');
  });

  test('of names that are written out passes', async () => {
    const entry = project({
      'handler.ts': `export const handler = async (n: string) => [await import("./a.js"), await import("./sub/" + n + ".js")];`,
      'a.js': 'export const a = "import(1)";',
      'sub/b.js': 'export const b = 2;',
    });

    expect((await bundle({ entry })).engine).toBe('quickjs');
  });
});

describe('globals that quickjs lacks', () => {
  const warned = async (files: Record<string, string>, minify = false) => {
    const entry = project(files);
    const { warnings } = await bundle({ entry, engine: 'quickjs', minify });
    return warnings.map((line) => line.replace(`${dirname(entry)}/`, '').replace(/expected.*found (`.*?`);.*/, '$1'));
  };

  test.each([false, true])(
    'are warnings, the first of each file, with place and engine (minify %s)',
    async (minify) => {
      const files = {
        'handler.ts': `import { b } from './b';\nexport const handler = () => [new Intl.NumberFormat(), b,
  fetch('x'), crypto.subtle.sign, crypto.subtle.digest, fetch];`,
        'b.ts': 'export const b = new FormData({ fetch: 1 });\nexport const unused = () => new Blob(["x"]);',
      };

      expect((await warned(files, minify)).sort()).toEqual([
        'b.ts:1:22: `FormData`',
        'handler.ts:2:35: `Intl`',
        'handler.ts:3:15: `crypto.subtle.sign`',
        'handler.ts:3:3: `fetch`',
      ]);
    },
  );

  test('that are looked for, are properties or text, or are locals, are none', async () => {
    const handler = `class Blob {}
      const text = "fetch() Intl"; // Intl
      const o = { fetch: 1, Intl: 2 };
      const clone = (x: unknown) => typeof Response === 'function' ? Response.json(x) : x;
      export const handler = (Headers: unknown) => [new Blob(), text, o.fetch, o.Intl, clone(1), Headers,
        process.env, process.stdout?.isTTY, crypto.randomUUID()];`;

    expect(await warned({ 'handler.ts': handler })).toEqual([]);
  });

  test('keep their names beside a local of that name', async () => {
    const entry = project({
      'handler.ts': "import { Blob as own } from './own';\nexport const handler = () => [typeof Blob, own];",
      'own.ts': 'export class Blob {}',
    });

    expect((await bundle({ entry })).code).toMatch(
      /Blob2 = class[\s\S]*typeof Blob,|class Blob2 \{[\s\S]*typeof Blob,/,
    );
  });

  test('are no matter for node', async () => {
    const entry = project({ 'handler.ts': 'export const handler = () => fetch("x");' });

    expect((await bundle({ entry, engine: 'node' })).warnings).toEqual([]);
  });
});

describe('code compiled at run time fails by name, file and line', () => {
  test.each([
    ['new Function("return 1")', '`new Function`'],
    ['Function("a", "return 1")', '`Function(`'],
    ['globalThis.Function("return 1")', '`Function(`'],
    ['eval("1")', '`eval(`'],
    ['(0, eval)("1")', '`eval(`'],
    ['globalThis.eval?.("1")', '`eval(`'],
  ])('%s', async (expression, found) => {
    for (const minify of [false, true]) {
      const entry = project({
        'handler.ts': `import './middle.js';\n${ok}`,
        'middle.js': `\n\nglobalThis.x = ${expression};`,
      });

      const failure = bundle({ entry, engine: 'quickjs', minify });

      await expect(failure).rejects.toMatchObject({ code: 'KINGLET_BUNDLER_EVAL' });
      await expect(failure).rejects.toThrow(
        new RegExp(
          `middle\\.js:3:\\d+: expected no code compiled at run time, found ${found.replace('(', '\\(')}; engine node`,
        ),
      );
    }
  });

  test('what only looks like it passes, and comes out as it was written', async () => {
    const entry = project({
      'handler.ts': `const text = "eval(1); new Function()"; // eval(2)
        const object = { eval: (x: number) => x, Function: class {} };
        function local(eval_: unknown) { class Function {} return [new Function(), eval_]; }
        export const handler = () => [text, object.eval(1), new object.Function(), local(1),
          text instanceof Function, typeof eval, Function.prototype];`,
    });

    const { code, engine } = await bundle({ entry });

    expect(engine).toBe('quickjs');
    expect(code).toContain('"eval(1); new Function()"');
    expect(code).toMatch(/instanceof Function,\s+typeof eval,\s+Function\.prototype/);
    expect(code).not.toContain('ꟻ');
  });

  test('code that is shaken off does not count', async () => {
    const entry = project({
      'handler.ts': `import { a } from './m';\nexport const handler = () => a;`,
      'm.ts': 'export const a = 1;\nexport const b = () => eval("1");',
    });

    expect((await bundle({ entry })).engine).toBe('quickjs');
  });

  test('the old way to find the global object becomes globalThis', async () => {
    const entry = project({
      'handler.ts': `const root = Function("return this")();\nexport const handler = () => root;`,
    });

    expect((await bundle({ entry, engine: 'quickjs' })).code).toMatch(/var root = globalThis\s*;/);
  });
});

describe('for node', () => {
  test('nobody asked: chosen when quickjs lacks only what Node has, and the reason names each', async () => {
    const entry = project({
      'handler.ts': `import { cpus } from 'node:os';\nimport fs from 'fs';\nexport const handler = () => [cpus, fs];`,
    });

    const { engine, engineReason, flavour, code } = await bundle({ entry });

    expect({ engine, flavour }).toEqual({ engine: 'node', flavour: undefined });
    expect(engineReason).toBe(`needs node:os (${entry}:1:22), fs (${entry}:2:16)`);
    expect(code).toContain('from "node:os"');
  });

  test('code compiled at run time is a reason too', async () => {
    const entry = project({ 'handler.ts': 'export const handler = () => new Function("return 1")();' });

    expect(await bundle({ entry })).toMatchObject({
      engine: 'node',
      engineReason: `needs \`new Function\` (${entry}:1:30)`,
    });
  });

  test('asked for: kernels come with their addon, without a reason', async () => {
    const handler = "import { dot } from '@kinglet/kernels';\nexport const handler = () => dot();";

    const made = await bundle({ entry: project({ ...kernelsPackage, 'handler.ts': handler }), engine: 'node' });

    expect(made.code).toContain('"bundled"');
    expect(made.engineReason).toBeUndefined();
  });

  test('CommonJS that requires Node modules gets a require', async () => {
    const entry = project({
      'handler.ts': "import old from 'old';\nexport const handler = () => old;",
      'node_modules/old/package.json': '{"name":"old"}',
      'node_modules/old/index.js': "module.exports = require('fs').existsSync;",
    });

    expect((await bundle({ entry, engine: 'node' })).code).toMatch(/^import \{ createRequire/);
  });

  test('an imported addon comes beside the module', async () => {
    const entry = project({
      'handler.ts': "import a from './a.node';\nexport const handler = () => a;",
      'a.node': 'addon',
    });

    const { files, code } = await bundle({ entry, engine: 'node' });

    const [[name, bytes]] = Object.entries(files) as [[string, Uint8Array]];
    expect(Buffer.from(bytes).toString()).toBe('addon');
    expect(code).toContain(`require("./${name}")`);
    expect(code).toMatch(/^import \{ createRequire/);
  });

  test.each([
    ["import 'kinglet:kernels';", '"kinglet:kernels"; engine quickjs has it'],
    ["import 'missing';", 'no engine has it: type `npm install missing`'],
    ["import './m.wasm';", 'no engine imports WebAssembly'],
    ["import '//example.com/a.js';", 'no engine imports from the network'],
  ])('what Node lacks fails as well: %s', async (statement, reason) => {
    const failure = bundle({ entry: project({ 'handler.ts': `${statement}\n${ok}`, 'm.wasm': '' }), engine: 'node' });

    await expect(failure).rejects.toMatchObject({ code: 'KINGLET_BUNDLER_IMPORT' });
    await expect(failure).rejects.toThrow(reason);
  });
});

describe('input that is no handler', () => {
  test('no such file', async () => {
    await expect(bundle({ entry: join(root, 'nowhere.ts') })).rejects.toMatchObject({
      code: 'KINGLET_BUNDLER_ENTRY',
      message: expect.stringContaining(join(root, 'nowhere.ts')),
    });
    await expect(bundle({ entry: root })).rejects.toMatchObject({ code: 'KINGLET_BUNDLER_ENTRY' });
  });

  test.each([
    ['export const other = 1; export default 2;', 'only default, other'],
    ['globalThis.x = 1;', 'no export'],
  ])('%s', async (source, found) => {
    for (const engine of ['quickjs', 'node'] as const) {
      await expect(bundle({ entry: project({ 'handler.ts': source }), engine })).rejects.toMatchObject({
        code: 'KINGLET_BUNDLER_EXPORT',
        message: expect.stringMatching(
          new RegExp(`handler\\.ts to export \`handler\` or \`rawHandler\`, found ${found}`),
        ),
      });
    }
  });

  test.each([
    ['export const handler = 42;', 'handler', '42'],
    ['export const rawHandler = "x";', 'rawHandler', '"x"'],
    ['const a = `multi\nline`; export { a as handler };', 'handler', '"multi\\nline"'],
    ['export const handler: null = null;', 'handler', 'null'],
  ])('%s is no function', async (source, name, value) => {
    for (const engine of ['quickjs', 'node'] as const) {
      await expect(bundle({ entry: project({ 'handler.ts': source }), engine })).rejects.toMatchObject({
        code: 'KINGLET_BUNDLER_EXPORT',
        message: expect.stringContaining(
          `to export a function as \`${name}\`, found ${value}: write \`export const handler`,
        ),
      });
    }
  });

  test.each([
    'let handler: unknown = 42; handler = () => 1; export { handler };',
    'const text = `\nvar handler = 42;\n`; export const handler = () => text;',
    'export const handler = (globalThis as any).x ? 42 : () => 1;',
  ])('what may become a function passes: %s', async (source) => {
    expect((await bundle({ entry: project({ 'handler.ts': source }) })).engine).toBe('quickjs');
  });

  test('CommonJS: the message says how to write it as a module', async () => {
    const entry = project({ 'handler.ts': 'exports.handler = async () => 1;' });

    await expect(bundle({ entry })).rejects.toMatchObject({
      code: 'KINGLET_BUNDLER_EXPORT',
      message: expect.stringMatching(/found a CommonJS file .*: write `export const handler = async \(event\) => …`/),
    });
  });

  test('a syntax error has file, line and column', async () => {
    const entry = project({ 'handler.ts': `import './bad';\n${ok}`, 'bad.ts': 'export const a = ;\n' });

    await expect(bundle({ entry })).rejects.toMatchObject({
      code: 'KINGLET_BUNDLER_SYNTAX',
      message: expect.stringContaining(`${join(dirname(entry), 'bad.ts')}:1:18: Unexpected ";"`),
    });
  });

  test('a name that the other file does not export is an import error', async () => {
    const entry = project({
      'handler.ts': `import { b } from './a';\nexport const handler = () => b;`,
      'a.ts': 'export const a = 1;',
    });

    await expect(bundle({ entry })).rejects.toMatchObject({
      code: 'KINGLET_BUNDLER_IMPORT',
      message: expect.stringContaining('handler.ts:1:10: No matching export in "a.ts" for import "b"'),
    });
  });
});
