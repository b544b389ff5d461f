// The C parsers under libFuzzer with AddressSanitizer and UndefinedBehaviorSanitizer.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { findCompiler } from '../../../scripts/toolchain.mjs';
import { appendTrailer } from '../src/index.ts';

const here = fileURLToPath(new URL('.', import.meta.url));
const sources = join(here, '../src/c');
const compiler = findCompiler();
const runs = Number(process.env.KINGLET_FUZZ_RUNS ?? 30_000);
const work = mkdtempSync(join(tmpdir(), 'kinglet-fuzz-'));
afterAll(() => rmSync(work, { recursive: true, force: true }));

const seeds = [
  'HTTP/1.1 200 OK\r\nLambda-Runtime-Aws-Request-Id: a\r\nContent-Length: 2\r\n\r\n{}',
  'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n1;x=y\r\n{\r\n1\r\n}\r\n0\r\nT: 1\r\n\r\n',
  'HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 204 No Content\r\n\r\n',
  'HTTP/1.1 500 E\r\nA: b\r\n c\r\nConnection: close\r\n\r\nrest',
];

/** A file with a trailer that the checker accepts: no fuzzer finds a SHA-256 by itself. */
const trailed = Buffer.from(appendTrailer(Buffer.from('bootstrap'), Buffer.from('bytecode'), 7));

function fuzz(name: string, files: readonly string[], cost = 1): string {
  const program = join(work, name);
  const corpus = join(work, `${name}-corpus`);
  mkdirSync(corpus);
  for (const [i, seed] of seeds.entries()) writeFileSync(join(corpus, String(i)), `\0${seed}`);
  writeFileSync(join(corpus, 'trailed'), trailed);
  const flags = [
    '-g',
    '-O1',
    '-std=gnu11',
    '-D_GNU_SOURCE',
    '-fsanitize=fuzzer,address,undefined',
    '-fno-sanitize-recover=all',
  ];
  execFileSync(compiler!.cc, [
    ...flags,
    `-I${sources}`,
    join(here, 'c', `${name}.c`),
    ...files.map((file) => join(sources, file)),
    '-o',
    program,
  ]);
  const result = spawnSync(
    program,
    [`-runs=${Math.ceil(runs / cost)}`, '-max_len=4096', '-timeout=10', '-seed=1', `-artifact_prefix=${work}/`, corpus],
    { encoding: 'utf8' },
  );
  return result.status === 0 ? 'no finding' : result.stderr;
}

describe.skipIf(!compiler)('the C sources under the fuzzer', () => {
  it('read any HTTP answer without a finding', { timeout: 120_000 }, () => {
    expect(fuzz('fuzz_http', ['buffer.c', 'http.c'])).toBe('no finding');
  });

  it('keeps every block of the heap apart', { timeout: 120_000 }, () => {
    expect(fuzz('fuzz_heap', ['heap.c'], 20)).toBe('no finding');
  });

  it('take any trailer and any error text without a finding', { timeout: 120_000 }, () => {
    expect(fuzz('fuzz_trailer', ['buffer.c', 'client.c', 'http.c', 'sha256.c', 'trailer.c'])).toBe('no finding');
  });
});
