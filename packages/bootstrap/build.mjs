// Builds what the package ships: the bytecode compiler (WebAssembly) and the static bootstraps, two flavours an arch.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';
import { runTool } from '../../scripts/runTool.mjs';
import { arches, hostArch, reportSkipped, targetOf, wasiTarget } from '../../scripts/toolchain.mjs';
import { cpuSource, includeDir, kernelSources, sha256Source, smallTextSources } from '../kernels/sources.mjs';
import { writeTaggedEngine } from './native/asyncTag.mjs';
import { buildLibrary } from './native/buildLibrary.mjs';
import { compileEngine } from './native/compileEngine.mjs';
import { bytecodeVersion, quickjsSource } from './native/quickjsSource.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
const { version } = JSON.parse(readFileSync(join(here, 'package.json'), 'utf8'));
const sources = join(here, 'src/c');
const objects = join(here, 'build');
const prebuilds = join(here, 'prebuilds');

const engineFiles = ['quickjs.c', 'libregexp.c', 'libunicode.c', 'dtoa.c'];
// Every C file here but those of the engine; compiler.c is the other program's.
const bootstrapFiles = readdirSync(sources).filter((file) => file.endsWith('.c') && file !== 'memory.c');
const quickjsFiles = readdirSync(join(sources, 'quickjs'))
  .filter((file) => file.endsWith('.c') && file !== 'compiler.c' && file !== 'engine.c')
  .map((file) => `quickjs/${file}`);

const small = ['-ffunction-sections', '-fdata-sections', '-fno-unwind-tables', '-fno-asynchronous-unwind-tables'];
// In the order of the parts in quickjs/platform.c.
const platformParts = ['index', 'web', 'url'];
const engineFlags = ['-w', '-DQJS_DISABLE_PARSER', '-flto'];
const language = ['-std=gnu11', '-D_GNU_SOURCE', '-DNDEBUG', '-ffp-contract=off', '-fvisibility=hidden'];
const warnings = ['-Wall', '-Wextra', ...(process.env.CI ? ['-Werror'] : [])];

await build();

async function build() {
  const wasi = wasiTarget();
  // Without the compilers nothing is fetched either.
  const { dir: quickjs, missing, failure } = wasi.missing ? wasi : quickjsSource();
  if (missing) return reportSkipped('the bytecode compiler and every bootstrap', missing);
  if (failure) {
    console.error(failure);
    process.exitCode = 1;
    return;
  }
  const shared = {
    quickjs,
    defines: [`-DKGL_BYTECODE_VERSION=${bytecodeVersion(quickjs)}`, `-DKGL_USER_AGENT="kinglet/${version}"`],
  };
  mkdirSync(prebuilds, { recursive: true });
  const platform = buildCompiler(wasi, shared).then(writePlatform);
  const bootstraps = arches.map((arch) => {
    const target = targetOf(arch);
    if (!target.missing) return buildBootstraps(target, { ...shared, platform });
    return reportSkipped(`the bootstraps for ${arch}`, target.missing);
  });
  await Promise.all([...bootstraps, platform, buildNativeCompiler(shared)]);
}

async function buildCompiler(wasi, { quickjs, defines }) {
  const dir = join(objects, 'wasm');
  mkdirSync(dir, { recursive: true });
  // The engine's asserts stay out, and signal-free clocks are enough: it parses, it does not run programs.
  const cflags = [...wasi.cflags, '-O2', ...language, ...defines, '-w', `-I${quickjs}`];
  const files = [...engineFiles.map((file) => join(quickjs, file)), join(sources, 'quickjs/compiler.c')];
  const compiled = await Promise.all(files.map((file) => compile(wasi.cc, cflags, file, dir)));
  await run(wasi.wasmLd, [
    wasi.startFiles.reactor,
    ...compiled,
    ...wasi.endFiles,
    '--no-entry',
    '--entry=_initialize',
    '--gc-sections',
    '--strip-all',
    '-z',
    'stack-size=1048576',
    '-o',
    join(prebuilds, 'compiler.wasm'),
  ]);
}

/** Not shipped: a test compares its output with the WebAssembly compiler's, byte by byte. */
async function buildNativeCompiler({ quickjs, defines }) {
  const target = targetOf(hostArch);
  if (target.missing) return;
  const dir = join(objects, 'native-compiler');
  mkdirSync(dir, { recursive: true });
  const cflags = [...target.musl.cflags, '-O1', ...language, ...defines, '-w', `-I${quickjs}`];
  const files = [...engineFiles.map((file) => join(quickjs, file)), join(sources, 'quickjs/compiler.c')];
  const compiled = await Promise.all(files.map((file) => compile(target.cc, cflags, file, dir)));
  await link(target, compiled, join(objects, 'compiler'));
}

/** The modules of src/platform as bytecode in C arrays. */
async function writePlatform() {
  const { compileWith } = await import('./src/compileBytecode.ts');
  const compiler = readFileSync(join(prebuilds, 'compiler.wasm'));
  const parts = platformParts.map((name) =>
    compileWith(compiler, bundlePlatform(name), `kinglet:${name}`, { stripDebug: true }),
  );
  const arrays = parts.map((bytes, i) => `static const uint8_t part${i}[] = {${Array.from(bytes).join(',')}};\n`);
  const table = parts.map((bytes, i) => `{part${i}, ${bytes.length}}`).join(', ');
  const type = 'struct { const uint8_t *bytecode; size_t length; }';
  const file = join(objects, 'platform_bytecode.c');
  writeFileSync(
    file,
    `#include <stddef.h>\n#include <stdint.h>\n${arrays.join('')}const ${type} kgl_platform_parts[] = {${table}};\n`,
  );
  return file;
}

function bundlePlatform(name) {
  const { outputFiles } = buildSync({
    entryPoints: [join(here, `src/platform/${name}.ts`)],
    bundle: true,
    write: false,
    format: 'esm',
    target: 'es2023',
    // The classes of `index` keep their names; the other parts restore those that can be seen (named.ts).
    minifyIdentifiers: name !== 'index',
    minifySyntax: true,
    minifyWhitespace: true,
    charset: 'utf8',
  });
  return outputFiles[0].text;
}

async function buildBootstraps(target, { quickjs, defines, platform }) {
  const dir = join(objects, target.arch);
  const out = join(prebuilds, `linux-${target.arch}`);
  mkdirSync(dir, { recursive: true });
  mkdirSync(out, { recursive: true });
  const common = [
    ...target.musl.cflags,
    ...small,
    ...language,
    ...defines,
    `-I${quickjs}`,
    `-I${includeDir}`,
    '-fno-pic',
    '-fno-stack-protector',
  ];
  const base = [...common, '-Oz'];
  const engine = compileEngineFiles(target.cc, { quickjs, dir, base, common });
  const ours = [
    ...[...[...bootstrapFiles, ...quickjsFiles].map((file) => join(sources, file)), sha256Source].map((file) =>
      compile(target.cc, [...base, ...warnings, '-flto'], file, dir),
    ),
    platform.then((file) => compile(target.cc, [...base, '-flto'], file, dir)),
    ...smallTextSources().map(({ file, flags }) => compile(target.cc, [...base, ...flags], file, dir, 'text')),
    compile(target.cc, [...common, ...warnings, '-O2'], join(sources, 'memory.c'), dir),
  ];
  const engineC = join(sources, 'quickjs/engine.c');
  const core = compile(target.cc, [...base, ...warnings, '-flto'], engineC, dir);
  const cpu = compile(target.cc, [...base, ...warnings, '-flto'], cpuSource, dir);
  const kernels = kernelSources(target.arch).map(({ file, flags }, i) =>
    compile(target.cc, [...base, ...flags], file, dir, `kernels-${i}`),
  );
  const full = compile(target.cc, [...base, ...warnings, '-flto', '-DKGL_WITH_KERNELS'], engineC, dir, 'full');
  const forLibrary = (flags, file, suffix) => compile(target.cc, [...common, ...flags], file, dir, suffix);
  const linkAll = async (parts, name) => link(target, await Promise.all(parts), join(out, name));
  await Promise.all([
    linkAll([...engine, ...ours, core, cpu], 'bootstrap-core'),
    linkAll([...engine, ...ours, full, ...kernels], 'bootstrap-full'),
    buildLibrary({ target, sources, out, warnings, compile: forLibrary, run }),
  ]);
}

/** The objects of the engine, its main file last: the order in which they are linked. */
function compileEngineFiles(cc, { quickjs, dir, base, common }) {
  const [main, ...others] = engineFiles;
  const interpreter = join(dir, 'quickjs.o');
  const tagged = join(dir, main);
  writeTaggedEngine(quickjs, tagged);
  // The longest first: nothing is linked without it.
  const compiled = compileEngine(run, cc, [...common, ...engineFlags], tagged, interpreter).then(() => interpreter);
  return [...others.map((file) => compile(cc, [...base, ...engineFlags], join(quickjs, file), dir)), compiled];
}

async function compile(cc, flags, file, dir, suffix = '') {
  const object = join(dir, `${basename(file, '.c')}${suffix && `-${suffix}`}.o`);
  await run(cc, [...flags, '-c', file, '-o', object]);
  return object;
}

function link(target, files, out) {
  // lld with identical code folded; 4 KiB pages keep the file free of padding to 64 KiB.
  return run(target.lld, [
    '-static',
    '--gc-sections',
    '--icf=all',
    '-O2',
    '--lto-O2',
    '-s',
    '-z',
    'max-page-size=4096',
    '-z',
    'norelro',
    '-z',
    'noexecstack',
    '--build-id=none',
    '--hash-style=gnu',
    '-o',
    out,
    ...target.musl.startFiles,
    ...files,
    ...target.musl.endFiles,
  ]);
}

async function run(command, args) {
  const { output } = await runTool(command, args);
  if (output) console.error(output);
}
