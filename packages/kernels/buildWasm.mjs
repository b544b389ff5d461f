// Builds the kernels as WebAssembly: prebuilds/kernels.wasm, the same with relaxed SIMD, and both as text for bundles.
import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync } from 'node:zlib';
import { runTool } from '../../scripts/runTool.mjs';
import { reportSkipped, wasiTarget } from '../../scripts/toolchain.mjs';
import { wasmSources } from './sources.mjs';

const prebuilds = join(dirname(fileURLToPath(import.meta.url)), 'prebuilds');
/** Tier -> file. */
const modules = { wasm: 'kernels.wasm', wasm_relaxed: 'kernels-relaxed.wasm' };
/** Kernels keep what they can in registers; a tile of unpacked rows takes up to 16 KB. */
const stackBytes = 24_576;

/** False, with everything that was printed, if the build fails; true without files where tools are missing. */
export async function buildWasm() {
  const target = wasiTarget();
  mkdirSync(prebuilds, { recursive: true });
  if (target.missing) reportSkipped('@kinglet/kernels in WebAssembly', target.missing);
  const wanted = target.missing ? [] : Object.entries(modules);
  const built = await Promise.all(wanted.map(([tier, file]) => buildModule(tier, file, target)));
  writeWhole(join(prebuilds, 'kernelsWasm.js'), asText(built.every(Boolean) ? built : []));
  return built.every(Boolean);
}

async function buildModule(tier, file, target) {
  const dir = mkdtempSync(join(tmpdir(), 'kernels-wasm-'));
  try {
    const objects = wasmSources(tier).map(async (source, i) => {
      const object = join(dir, `${i}-${basename(source.file)}.o`);
      await runTool(target.cc, [...target.cflags, ...source.flags, '-c', source.file, '-o', object]);
      return object;
    });
    const linked = join(dir, file);
    await runTool(target.wasmLd, [...linkFlags, ...(await Promise.all(objects)), ...target.endFiles, '-o', linked]);
    const bytes = readFileSync(linked);
    writeWhole(join(prebuilds, file), bytes);
    return bytes;
  } catch (error) {
    console.error(error.message);
    return undefined;
  } finally {
    rmSync(dir, { recursive: true });
  }
}

const linkFlags = [
  '--no-entry',
  '--import-memory',
  '--stack-first',
  '-z',
  `stack-size=${stackBytes}`,
  '--export=__heap_base',
  '--gc-sections',
  '--strip-all',
];

/** A module whose exports are the files, compressed and in base64, or undefined where they were not built. */
function asText([plain, relaxed]) {
  const text = (bytes) => (bytes ? `'${brotliCompressSync(bytes).toString('base64')}'` : 'undefined');
  return `// Written by buildWasm.mjs.\nexport const plain = ${text(plain)};\nexport const relaxed = ${text(relaxed)};\n`;
}

function writeWhole(file, contents) {
  writeFileSync(`${file}.new`, contents);
  renameSync(`${file}.new`, file);
}

if (process.argv[1] === fileURLToPath(import.meta.url) && !(await buildWasm())) process.exitCode = 1;
