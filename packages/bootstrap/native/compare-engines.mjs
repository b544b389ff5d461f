// Weighs quickjs-ng against Bellard's QuickJS: bytes of a static program that only reads bytecode, all intrinsics in it;
// and the flags of ours by the time that fib(35) takes.
// Needs cargo (Bellard's source comes inside a crate); without it only quickjs-ng is weighed. Writes the table into
// ARCHITECTURE.md: `node native/compare-engines.mjs`.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { arches, hostArch, root, targetOf } from '../../../scripts/toolchain.mjs';
import { compileWith } from '../src/compileBytecode.ts';
import { compileEngine } from './compileEngine.mjs';
import { quickjsSource } from './quickjs-source.mjs';

const crate = { name: 'hirofa-quickjs-sys', version: '0.16.1' };
const levels = ['-Oz', '-Os', '-O2'];
const shipped = '`-Oz`, the hot functions `-O2` (shipped)';
const runner = fileURLToPath(new URL('./run.c', import.meta.url));
const reader = fileURLToPath(new URL('./reader.c', import.meta.url));
const start = '<!-- engines: written by packages/bootstrap/native/compare-engines.mjs -->';
const end = '<!-- /engines -->';

const targets = arches.map((arch) => targetOf(arch));
const missing = targets.find((target) => target.missing);
if (missing) throw new Error(missing.missing);
const work = mkdtempSync(join(tmpdir(), 'kinglet-engines-'));
try {
  const engines = [bellard(), ng()].filter(Boolean);
  const sizes = engines.flatMap((engine) =>
    engine.levels.map((level) => [
      engine.name,
      level,
      ...targets.map((target) => String(statSync(build(engine, level, target, reader)).size)),
    ]),
  );
  const times = timesOf(engines.at(-1));
  writeTable([
    ['engine', 'flags', ...arches.map((arch) => `${arch}, bytes`), 'fib(35), times `-O2`'],
    ['---', '---', ...arches.map(() => '--:'), '--:'],
    ...sizes.map((row) => [...row, row[0] === engines.at(-1).name ? times[row[1]] : '']),
  ]);
} finally {
  rmSync(work, { recursive: true, force: true });
}

/** CPU time of fib(35), the least of five runs each in turn, as a ratio to -O2's. */
function timesOf(engine) {
  const target = targetOf(hostArch);
  const bytecode = join(work, 'fib.bytecode');
  const fib = 'const fib = (n) => (n < 2 ? n : fib(n - 1) + fib(n - 2));\nfib(35);\n';
  const compiler = fileURLToPath(new URL('../prebuilds/compiler.wasm', import.meta.url));
  writeFileSync(bytecode, compileWith(readFileSync(compiler), fib, 'fib.js'));
  const programs = engine.levels.map((level) => [level, build(engine, level, target, runner)]);
  const least = Object.fromEntries(engine.levels.map((level) => [level, Number.POSITIVE_INFINITY]));
  for (let run = 0; run < 5; run++) {
    for (const [level, program] of programs) {
      least[level] = Math.min(least[level], Number(execFileSync(program, [bytecode], { encoding: 'utf8' })));
    }
  }
  return Object.fromEntries(engine.levels.map((level) => [level, (least[level] / least['-O2']).toFixed(2)]));
}

function ng() {
  const { dir } = quickjsSource();
  const [, minor] = /QJS_VERSION_MINOR (\d+)/.exec(readFileSync(join(dir, 'quickjs.h'), 'utf8'));
  const files = ['quickjs.c', 'libregexp.c', 'libunicode.c', 'dtoa.c'];
  return {
    name: `quickjs-ng 0.${minor}`,
    dir,
    files,
    flags: ['-DQJS_DISABLE_PARSER', '-DNG'],
    levels: [...levels, shipped],
  };
}

function bellard() {
  const project = join(work, 'crate');
  mkdirSync(join(project, 'src'), { recursive: true });
  writeFileSync(join(project, 'src/lib.rs'), '');
  const dependency = `[dependencies]\n${crate.name} = "=${crate.version}"\n`;
  writeFileSync(
    join(project, 'Cargo.toml'),
    `[package]\nname = "x"\nversion = "0.1.0"\nedition = "2021"\n${dependency}`,
  );
  try {
    execFileSync('cargo', ['vendor', '--quiet', 'vendor'], { cwd: project, stdio: 'ignore' });
  } catch (error) {
    console.warn(`left out: Bellard's QuickJS: ${error.message}`);
    return undefined;
  }
  const dir = join(project, 'vendor', crate.name, 'bellard/quickjs');
  const version = readFileSync(join(dir, 'VERSION'), 'utf8').trim();
  return {
    name: `QuickJS ${version}`,
    dir,
    files: ['quickjs.c', 'libregexp.c', 'libunicode.c', 'dtoa.c', 'cutils.c'],
    flags: [`-DCONFIG_VERSION="${version}"`],
    levels,
  };
}

/** The program that `main` makes with an engine. */
function build({ dir, files, flags }, level, target, main) {
  const small = ['-ffunction-sections', '-fdata-sections', '-fno-unwind-tables', '-fno-asynchronous-unwind-tables'];
  const language = ['-std=gnu11', '-D_GNU_SOURCE', '-DNDEBUG', '-fno-pic', '-fno-stack-protector', '-w', `-I${dir}`];
  const common = [...target.musl.cflags, ...small, ...language, ...flags, '-flto'];
  const objects = [main, ...files.map((file) => join(dir, file))].map((file) => {
    const object = join(work, `${basename(file)}.o`);
    if (level === shipped && basename(file) === 'quickjs.c') compileEngine(run, target.cc, common, file, object);
    else run(target.cc, [...common, level === shipped ? '-Oz' : level, '-c', file, '-o', object]);
    return object;
  });
  const program = join(work, `${basename(main)}-${target.arch}${level.replaceAll(/\W/g, '')}`);
  const link = [
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
  ];
  run(target.lld, [...link, '-o', program, ...target.musl.startFiles, ...objects, ...target.musl.endFiles]);
  return program;
}

function run(command, args) {
  execFileSync(command, args, { stdio: 'inherit' });
}

function writeTable(rows) {
  const file = join(root, 'ARCHITECTURE.md');
  const text = readFileSync(file, 'utf8');
  const table = rows.map((row) => `| ${row.join(' | ')} |`).join('\n');
  console.log(table);
  const block = `${start}\n${table}\n\n(time: ${hostArch}; ${targets[0].version})\n`;
  writeFileSync(`${file}.new`, text.slice(0, text.indexOf(start)) + block + text.slice(text.indexOf(end)));
  renameSync(`${file}.new`, file);
}
