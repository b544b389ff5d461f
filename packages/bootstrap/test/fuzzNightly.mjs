// Fuzzes every driver for ten minutes (or `node --conditions=@kinglet/source test/fuzzNightly.mjs <minutes> [names…]`),
// and keeps the inputs that reached something new in test/corpus, the smallest set of them. Ends with 1 on a finding.
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildFuzzer, corpora, corpusOf, fuzzers, runFuzzer } from './fuzzers.mjs';

const [minutes = '10', ...chosen] = process.argv.slice(2);
const names = chosen.length ? chosen : Object.keys(fuzzers);
/** Inputs and bytes that are kept of one driver: what the repository holds stays small. */
const mostKept = { count: 60, bytes: 512 };
const work = mkdtempSync(join(tmpdir(), 'kinglet-nightly-'));
try {
  for (const name of names) await fuzz(name);
} finally {
  rmSync(work, { recursive: true, force: true });
}

async function fuzz(name) {
  const program = await buildFuzzer(name, work);
  const limits = [`-max_total_time=${Math.ceil(Number(minutes) * 60)}`, `-workers=${availableParallelism()}`];
  const { finding, corpus } = runFuzzer(name, program, work, limits);
  console.log(`${name}: ${finding}`);
  if (finding !== 'no finding') {
    process.exitCode = 1;
    return;
  }
  const kept = keep(name, program, corpus);
  console.log(`${name}: ${kept} inputs kept`);
}

/** The smallest inputs first: libFuzzer's merge drops what reaches nothing new. */
function keep(name, program, corpus) {
  const merged = join(work, `${name}-merged`);
  const target = join(corpora, corpusOf(name));
  mkdirSync(merged, { recursive: true });
  mkdirSync(target, { recursive: true });
  spawnSync(program, ['-merge=1', merged, target, corpus], { stdio: 'ignore' });
  const small = readdirSync(merged)
    .map((file) => ({ file, bytes: statSync(join(merged, file)).size }))
    .filter(({ bytes }) => bytes <= mostKept.bytes)
    .sort((a, b) => a.bytes - b.bytes)
    .slice(0, mostKept.count);
  for (const { file } of small) copyFileSync(join(merged, file), join(target, file));
  return small.length;
}
