// `node native/engineAlone.mjs <folder> <n>`: builds the engine alone there and prints, as JSON, the files `arm64` (the
// shipped flags, only weighed), `fast` (everything -O2, for this machine) and `bytecode` (fib(n), for `fast` to time).
// The suite `runtime` of apps/bench compares the bootstraps with them.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { hostArch, targetOf } from '../../../scripts/toolchain.mjs';
import { buildEngine, fibBytecode, quickjsEngine, reader, runner, shipped } from './buildEngine.mjs';

const [work = '', n = ''] = process.argv.slice(2);
if (work === '' || !/^\d+$/.test(n)) throw new Error('expected: engineAlone.mjs <folder> <n of fib(n)>');
mkdirSync(work, { recursive: true });
const bytecode = join(work, 'fib.bytecode');
writeFileSync(bytecode, fibBytecode(n));
const engine = quickjsEngine();
const [arm64, host] = [usable('arm64'), usable(hostArch)];
const key = keyOf(engine, arm64, host);
const marker = join(work, 'built.json');
const kept = existsSync(marker) ? JSON.parse(readFileSync(marker, 'utf8')) : {};
const built = kept.key === key ? kept : await build();
console.log(JSON.stringify({ ...built, bytecode }));

async function build() {
  const made = {
    key,
    name: engine.name,
    arm64: await buildEngine(engine, shipped, arm64, reader, work),
    fast: await buildEngine(engine, '-O2', host, runner, work),
  };
  writeFileSync(marker, JSON.stringify(made));
  return made;
}

/** Half a minute of compiling is not done twice for the same compiler, source and flags. */
function keyOf({ dir, flags }, ...targets) {
  const hash = createHash('sha256').update(JSON.stringify([dir, flags, targets.map(({ version }) => version)]));
  for (const file of ['buildEngine.mjs', 'compileEngine.mjs', 'reader.c', 'run.c'])
    hash.update(readFileSync(new URL(file, import.meta.url)));
  return hash.digest('hex');
}

function usable(arch) {
  const target = targetOf(arch);
  if (target.missing) throw new Error(target.missing);
  return target;
}
