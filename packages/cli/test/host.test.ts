// kinglet host, on machines that are folders.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { reportSkipped } from '../../../scripts/toolchain.mjs';
import { renderBandwidth } from '../src/host/renderBandwidth.ts';
import { folderWith, kinglet } from './cli.ts';

const swappiness = 'proc/sys/vm/swappiness';
const compaction = 'proc/sys/vm/compaction_proactiveness';
const tree = {
  'proc/meminfo':
    'MemTotal:       2097152 kB\nMemFree:        1048576 kB\nMemAvailable:   524288 kB\nSwapTotal:      9 kB\n',
  'proc/loadavg': '5.00 2.00 1.00 1/200 4000\n',
  'sys/devices/system/cpu/online': '0-1,8\n',
  'sys/devices/system/node/node0/cpulist': '0-1,8\n',
  'sys/kernel/mm/hugepages/hugepages-2048kB/nr_hugepages': '1\n',
  [swappiness]: '60\n',
  [compaction]: '100\n',
};

const newMachine = (): string =>
  folderWith(Object.fromEntries(Object.entries(tree).map(([path, text]) => [`m/${path}`, text])));
const host = (cwd: string, words: string, more: object = {}) =>
  kinglet(cwd, ['host', ...words.split(' '), '--root', 'm'], more);
const read = (cwd: string, path: string): string => readFileSync(join(cwd, 'm', path), 'utf8');

const isRoot = process.getuid?.() === 0;
if (!isRoot) reportSkipped('kinglet host apply and undo', 'only root may tune, in a folder too');

describe('describe', () => {
  test('each value with its source, as a table and as JSON', async () => {
    const cwd = newMachine();

    const { stdout } = await host(cwd, 'describe');
    const json = JSON.parse((await host(cwd, 'describe --json')).stdout) as { totalBytes: unknown };

    expect(stdout).toMatch(/^totalBytes +2 GiB +\/proc\/meminfo MemTotal$/m);
    expect(stdout).toMatch(/^online +0-1 8 +\/sys\/devices\/system\/cpu\/online$/m);
    expect(stdout).toMatch(/^hugePages +1 of 2 MiB, unknown free +\/sys\/kernel\/mm\/hugepages$/m);
    expect(stdout).toMatch(/^caches +unknown +not in /m);
    expect(json.totalBytes).toEqual({ value: 2 ** 31, source: '/proc/meminfo MemTotal' });
  });

  test('of a processor that is not this one’s', async () => {
    const cpuinfo = (rows: string) => folderWith({ 'm/proc/cpuinfo': rows });
    const arm64 = cpuinfo('Features\t: fp asimd\nCPU implementer\t: 0x41\nCPU architecture: 8\nCPU part\t: 0xd4f\n');
    const x64 = cpuinfo('vendor_id\t: AuthenticAMD\ncpu family\t: 25\nmodel\t\t: 17\nflags\t\t: fpu lm\n');

    expect((await host(arm64, 'describe')).stdout).toMatch(/^platform +linux arm64$[\s\S]*^core +Neoverse V2 /m);
    expect((await host(x64, 'describe')).stdout).toMatch(/^platform +linux x64$[\s\S]*^core +Zen 4 /m);
    expect((await host(newMachine(), 'describe')).stdout).toMatch(/^platform +linux unknown$/m);
  });

  test('a folder without a machine', async () => {
    expect(await host(folderWith({ 'm/other': '' }), 'describe')).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('Expected --root to be a folder with proc or sys, got m'),
    });
  });

  test('of this machine', async () => {
    const { exitCode, stdout } = await kinglet(newMachine(), ['host', 'describe']);

    expect(exitCode).toBe(0);
    expect(stdout).toMatch(new RegExp(`^platform +${process.platform} ${process.arch}$`, 'm'));
  });
});

describe('advise and plan', () => {
  test('what is, what should be, why, and the writes', async () => {
    const cwd = newMachine();

    expect((await host(cwd, 'advise')).stdout).toMatch(/^swappiness +change +60 +10 or less$/m);
    expect((await host(cwd, 'advise --only swappiness --explain')).stdout).toMatch(
      /^swappiness: change\n {2}now {7}60 \(\/proc\/sys\/vm\/swappiness\)\n[\s\S]*evidence {2}https:/,
    );
    expect(JSON.parse((await host(cwd, 'plan --json --huge-pages 4')).stdout)).toEqual({
      writes: [
        { path: '/sys/kernel/mm/hugepages/hugepages-2048kB/nr_hugepages', from: '1', to: '2' },
        { path: `/${compaction}`, from: '100', to: '20' },
        { path: `/${swappiness}`, from: '60', to: '10' },
      ],
    });
    expect((await host(cwd, 'plan --only zoneReclaim')).stdout).toBe('nothing to write\n');
    expect(read(cwd, swappiness)).toBe('60\n');
  });

  test('huge pages that cannot be had', async () => {
    expect(await host(newMachine(), 'plan --huge-pages 900')).toMatchObject({
      exitCode: 2,
      stderr: expect.stringMatching(
        /got 900: fewer: 943718400 bytes are more than half of the 1073741824 that are free/,
      ),
    });
    expect(await host(folderWith({ 'm/proc/meminfo': '' }), 'apply --yes --huge-pages 1')).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('got 1: none: nothing says that this kernel reserves any'),
    });
  });

  test('a setting that there is not', async () => {
    expect(await host(newMachine(), 'plan --only swapiness')).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('got swapiness; did you mean swappiness?'),
    });
  });
});

describe('apply and undo', () => {
  test.skipIf(!isRoot)('write what plan shows, and restore every byte', async () => {
    const cwd = newMachine();

    const applied = await host(cwd, 'apply --yes');

    expect(applied).toMatchObject({ exitCode: 0, stderr: '' });
    expect(applied.stdout).toContain(`the old values are in ${join(cwd, 'm/var/lib/kinglet/tuning.json')}`);
    expect([read(cwd, swappiness), read(cwd, compaction)]).toEqual(['10\n', '20\n']);
    expect((await host(cwd, 'apply --yes')).stdout).toBe('nothing to write\n');
    expect((await host(cwd, 'undo')).stdout).toMatch(/^\/proc\/sys\/vm\/swappiness +10 +-> +60\n/);
    expect([read(cwd, swappiness), read(cwd, compaction)]).toEqual(['60\n', '100\n']);
    expect((await host(cwd, 'undo')).stdout).toContain('was left to restore');
  });

  test.skipIf(!isRoot)('ask a person, and refuse what somebody else has changed unless forced', async () => {
    const cwd = newMachine();
    const only = '--only swappiness --journal j.json';

    await host(cwd, `apply ${only}`, { isInteractive: true, ask: () => Promise.resolve('n') });
    expect(read(cwd, swappiness)).toBe('60\n');
    await host(cwd, `apply ${only}`, { isInteractive: true, ask: () => Promise.resolve('y') });
    writeFileSync(join(cwd, 'm', swappiness), '33\n');

    expect(existsSync(join(cwd, 'j.json'))).toBe(true);
    expect(await host(cwd, 'undo --journal j.json')).toMatchObject({
      exitCode: 1,
      stderr: expect.stringMatching(/found 33: .*\(KINGLET_HOST_CHANGED\)/),
    });
    expect(await host(cwd, 'undo --journal j.json --force')).toMatchObject({ exitCode: 0 });
    expect(read(cwd, swappiness)).toBe('60\n');
  });

  test('write nothing where nobody was asked, and nothing on Lambda', async () => {
    const cwd = newMachine();

    expect(await host(cwd, 'apply')).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('Expected --yes, since nobody is there to be asked'),
    });
    expect(await host(cwd, 'apply --yes', { env: { AWS_LAMBDA_RUNTIME_API: 'x' } })).toMatchObject({
      exitCode: 1,
      stderr: expect.stringMatching(/found Lambda.*\(KINGLET_HOST_REFUSED\)/),
    });
    expect(read(cwd, swappiness)).toBe('60\n');
  });
});

describe('watch', () => {
  test('a line for each sample and each crossing', async () => {
    const { exitCode, stdout } = await host(newMachine(), 'watch --interval 10 --samples 2 --threshold load=1.5:1');

    const lines = stdout.trimEnd().split('\n');
    expect(exitCode).toBe(0);
    expect(lines[0]!.trim().split(/\s+/).slice(0, 3)).toEqual(['load', 'memoryUse', 'cpuPressure']);
    expect(lines[1]).toBe('raised: load reached 1.5, now 1.67');
    expect(lines.slice(2).map((line) => line.trim().split(/\s+/).slice(0, 3))).toEqual([
      ['1.67', '0.75', '-'],
      ['1.67', '0.75', '-'],
    ]);
  });

  test('each with its source as JSON, until Ctrl-C', async () => {
    const cwd = newMachine();
    const { signal } = new AbortController();
    const { stdout } = await host(cwd, 'watch --interval 10 --samples 1 --json', { signal });

    expect(JSON.parse(stdout)).toMatchObject({ sample: { memoryUse: { value: 0.75, source: '/proc/meminfo' } } });
    expect(await host(cwd, 'watch', { signal: AbortSignal.abort() })).toMatchObject({ exitCode: 0 });
  });

  test.each([
    ['load=high', 'Expected --threshold load=high or load=high:low in numbers, got high'],
    ['heat=1', 'got heat'],
  ])('--threshold %s is misuse', async (threshold, message) => {
    expect(await host(newMachine(), `watch --threshold ${threshold}`)).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining(message),
    });
  });
});

describe('bench', () => {
  // Threads find the packages' sources by an option of the process.
  const main = join(import.meta.dirname, '../src/main.ts');
  const node = (...words: string[]) =>
    spawnSync(process.execPath, ['--conditions=@kinglet/source', main, 'host', ...words], { encoding: 'utf8' });

  test('says how fast memory is moved, and so does advise where it is asked for', { timeout: 60_000 }, () => {
    expect(node('bench', '--time', '10').stdout).toMatch(
      /^node +threads +moved +read +write +copy\n( *\w+ +\d+ +\d+ MiB( +[\d.]+ GB\/s){3}\n)+/,
    );
    expect(node('advise', '--measure', '--only', 'memoryBandwidth').stdout).toMatch(/read [\d.]+, write [\d.]+, copy/);
  });

  test('is of this machine alone', async () => {
    expect(await host(newMachine(), 'advise --measure')).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('only this machine can be measured'),
    });
  });

  test('stands beside what the channels could, or says why it is unknown', () => {
    const figures = { node: 0, threads: 2, bytes: 2 ** 27, read: 4e10, write: 3e10, copy: 2.55e10 };
    const channels = { total: 12, populated: 10, peakBandwidth: 384e9 };

    expect(renderBandwidth({ value: [figures], source: 'measured' }, channels)).toBe(
      [
        'node  threads    moved       read      write       copy',
        '   0        2  128 MiB  40.0 GB/s  30.0 GB/s  25.5 GB/s',
        '10 of 12 memory channels have modules: at most 384.0 GB/s',
      ].join('\n'),
    );
    expect(renderBandwidth({ value: 'unknown', source: 'mbind: EPERM' }, channels)).toBe(
      'bandwidth is unknown: mbind: EPERM',
    );
  });
});
