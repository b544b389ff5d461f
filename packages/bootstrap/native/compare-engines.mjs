// Weighs quickjs-ng against Bellard's QuickJS: bytes of a static program that only reads bytecode, all intrinsics in it.
// Needs cargo (Bellard's source comes inside a crate); without it only quickjs-ng is weighed. Writes the table into
// ARCHITECTURE.md: `node native/compare-engines.mjs`.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { hostArch, root, targetOf } from '../../../scripts/toolchain.mjs';
import { quickjsSource } from './quickjs-source.mjs';

const crate = { name: 'hirofa-quickjs-sys', version: '0.16.1' };
const levels = ['-Oz', '-Os', '-O2'];
const reader = fileURLToPath(new URL('./reader.c', import.meta.url));
const start = '<!-- engines: written by packages/bootstrap/native/compare-engines.mjs -->';
const end = '<!-- /engines -->';

const target = targetOf(hostArch);
if (target.missing) throw new Error(target.missing);
const work = mkdtempSync(join(tmpdir(), 'kinglet-engines-'));
try {
  const engines = [bellard(), ng()].filter(Boolean);
  const rows = engines.map(({ name, ...engine }) => [name, ...levels.map((level) => bytesOf(engine, level))]);
  writeTable([
    ['engine', ...levels.map((level) => `\`${level}\`, bytes`)],
    ['---', ...levels.map(() => '--:')],
    ...rows,
  ]);
} finally {
  rmSync(work, { recursive: true, force: true });
}

function ng() {
  const { dir } = quickjsSource();
  const [, minor] = /QJS_VERSION_MINOR (\d+)/.exec(readFileSync(join(dir, 'quickjs.h'), 'utf8'));
  const files = ['quickjs.c', 'libregexp.c', 'libunicode.c', 'dtoa.c'];
  return { name: `quickjs-ng 0.${minor}`, dir, files, flags: ['-DQJS_DISABLE_PARSER', '-DNG'] };
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
  };
}

function bytesOf({ dir, files, flags }, level) {
  const small = ['-ffunction-sections', '-fdata-sections', '-fno-unwind-tables', '-fno-asynchronous-unwind-tables'];
  const all = [
    ...target.musl.cflags,
    level,
    '-flto',
    ...small,
    '-fno-pic',
    '-w',
    '-D_GNU_SOURCE',
    '-DNDEBUG',
    ...flags,
    `-I${dir}`,
  ];
  const objects = [reader, ...files.map((file) => join(dir, file))].map((file) => {
    const object = join(work, `${basename(file)}.o`);
    execFileSync(target.cc, [...all, '-c', file, '-o', object]);
    return object;
  });
  const program = join(work, 'program');
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
  execFileSync(target.lld, [...link, '-o', program, ...target.musl.startFiles, ...objects, ...target.musl.endFiles]);
  return String(statSync(program).size);
}

function writeTable(rows) {
  const file = join(root, 'ARCHITECTURE.md');
  const text = readFileSync(file, 'utf8');
  const table = rows.map((row) => `| ${row.join(' | ')} |`).join('\n');
  console.log(table);
  const block = `${start}\n${table}\n\n(${hostArch}, ${target.version})\n`;
  writeFileSync(`${file}.new`, text.slice(0, text.indexOf(start)) + block + text.slice(text.indexOf(end)));
  renameSync(`${file}.new`, file);
}
