// Weighs quickjs-ng against Bellard's QuickJS: bytes of a static program that only reads bytecode, all intrinsics in it;
// and the flags of ours by the time that fib(35) takes.
// Needs cargo (Bellard's source comes inside a crate); without it only quickjs-ng is weighed. Writes the table into
// ARCHITECTURE.md: `node native/compareEngines.mjs`.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { arches, hostArch, root, targetOf } from '../../../scripts/toolchain.mjs';
import { buildEngine, fibBytecode, levels, quickjsEngine, reader, runner } from './buildEngine.mjs';

const crate = { name: 'hirofa-quickjs-sys', version: '0.16.1' };
const start = '<!-- engines: written by packages/bootstrap/native/compareEngines.mjs -->';
const end = '<!-- /engines -->';

const targets = arches.map((arch) => targetOf(arch));
const missing = targets.find((target) => target.missing);
if (missing) throw new Error(missing.missing);
const work = mkdtempSync(join(tmpdir(), 'kinglet-engines-'));
try {
  const engines = [bellard(), quickjsEngine()].filter(Boolean);
  const sizes = [];
  for (const engine of engines) for (const level of engine.levels) sizes.push(await sizesOf(engine, level));
  const times = await timesOf(engines.at(-1));
  writeTable([
    ['engine', 'flags', ...arches.map((arch) => `${arch}, bytes`), 'fib(35), times `-O2`'],
    ['---', '---', ...arches.map(() => '--:'), '--:'],
    ...sizes.map((row) => [...row, row[0] === engines.at(-1).name ? times[row[1]] : '']),
  ]);
} finally {
  rmSync(work, { recursive: true, force: true });
}

async function sizesOf(engine, level) {
  const programs = [];
  for (const target of targets) programs.push(await buildEngine(engine, level, target, reader, work));
  return [engine.name, level, ...programs.map((program) => String(statSync(program).size))];
}

/** CPU time of fib(35), the least of five runs each in turn, as a ratio to -O2's. */
async function timesOf(engine) {
  const target = targetOf(hostArch);
  const bytecode = join(work, 'fib.bytecode');
  writeFileSync(bytecode, fibBytecode(35));
  const programs = [];
  for (const level of engine.levels) programs.push([level, await buildEngine(engine, level, target, runner, work)]);
  const least = Object.fromEntries(engine.levels.map((level) => [level, Number.POSITIVE_INFINITY]));
  for (let run = 0; run < 5; run++) {
    for (const [level, program] of programs) {
      least[level] = Math.min(least[level], Number(execFileSync(program, [bytecode], { encoding: 'utf8' })));
    }
  }
  return Object.fromEntries(engine.levels.map((level) => [level, (least[level] / least['-O2']).toFixed(2)]));
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

function writeTable(rows) {
  const file = join(root, 'ARCHITECTURE.md');
  const text = readFileSync(file, 'utf8');
  const table = rows.map((row) => `| ${row.join(' | ')} |`).join('\n');
  console.log(table);
  const block = `${start}\n${table}\n\n(time: ${hostArch}; ${targets[0].version})\n`;
  writeFileSync(`${file}.new`, text.slice(0, text.indexOf(start)) + block + text.slice(text.indexOf(end)));
  renameSync(`${file}.new`, file);
}
