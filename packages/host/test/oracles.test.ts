// This machine, and recorded ones, as programs see them that others wrote: lscpu, hwloc-ls, numactl.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { oracle, reportSkipped } from '../../../scripts/toolchain.mjs';
import { implementers } from '../src/armCores.ts';
import { type Cache, describeHost, known, type SystemFiles } from '../src/index.ts';
import { machines } from './machines.ts';
import { filesOf } from './recordedTree.ts';

/** Runs the program; undefined, and said so, where it is not there. */
function asker(name: string): ((...args: string[]) => string) | undefined {
  const { command, env, missing } = oracle(name);
  if (command) return (...args) => execFileSync(command, args, { encoding: 'utf8', env, stdio: 'pipe' });
  return void reportSkipped(`describeHost against ${name}`, missing!);
}

const lscpu = asker('lscpu');
const hwloc = asker('hwloc-ls');
const numactl = asker('numactl');

/** Fields of lscpu, of this machine or of a tree; it repeats those of cores of other kinds. */
function lscpuFields(...args: string[]): ReadonlyMap<string, string> {
  const { lscpu: fields } = JSON.parse(lscpu!('--json', '--bytes', ...args)) as {
    lscpu: readonly { readonly field: string; readonly data: string }[];
  };
  const said = new Map<string, string>();
  for (const { field, data } of fields) {
    const [name, before] = [field.replace(/:$/, ''), said.get(field.replace(/:$/, ''))];
    said.set(name, before === undefined ? data : `${before} and ${data}`);
  }
  return said;
}

function bytesOf(caches: readonly Cache[], level: number, type: Cache['type']): number {
  return caches.filter((each) => each.level === level && each.type === type).reduce((sum, { bytes }) => sum + bytes, 0);
}

const cacheFields = [
  ['L1d cache', 1, 'data'],
  ['L1i cache', 1, 'instruction'],
  ['L2 cache', 2, 'unified'],
  ['L3 cache', 3, 'unified'],
] as const;

describe('this machine', () => {
  const host = describeHost();
  const caches = known(host.caches) ?? [];

  test.skipIf(!lscpu)('is what lscpu says', () => {
    const said = lscpuFields();
    const flags = said.get('Flags')!.split(' ');

    expect(known(host.online)).toHaveLength(Number(said.get('CPU(s)')));
    expect(known(host.product)).toBe(said.get('Model name'));
    for (const [field, level, type] of cacheFields)
      if (said.has(field)) expect(bytesOf(caches, level, type)).toBe(Number.parseInt(said.get(field)!, 10));
    if (process.arch === 'x64') {
      expect(known(host.features.avx2!)).toBe(flags.includes('avx2'));
      expect(known(host.features.avx512Vnni!)).toBe(flags.includes('avx512_vnni'));
    }
    if (said.has('NUMA node(s)')) expect(known(host.numaNodes)).toHaveLength(Number(said.get('NUMA node(s)')));
  });

  test.skipIf(!hwloc)('has the caches, nodes and processors that hwloc-ls draws', () => {
    const objects = [...hwloc!('--of', 'xml', '--no-io', '--disallowed').matchAll(/<object (.*?)>/g)].map(([, text]) =>
      Object.fromEntries([...text!.matchAll(/(\w+)="([^"]*)"/g)].map(([, name, value]) => [name, value])),
    );
    const ofType = (pattern: RegExp) => objects.filter(({ type }) => pattern.test(type));
    const types = ['unified', 'data', 'instruction'] as const;
    const drawn = ofType(/Cache$/).map((each) => ({
      level: Number(each.depth),
      type: types[Number(each.cache_type)],
      bytes: Number(each.cache_size),
      lineBytes: Number(each.cache_linesize) || 'unknown',
      ways: Number(each.cache_associativity) || 'unknown',
      sharedBy: numbersOf(each.cpuset),
    }));

    expect(drawn).toHaveLength(caches.length);
    expect(caches).toEqual(expect.arrayContaining(drawn));
    expect(known(host.numaNodes)?.map(({ node, totalBytes, processors }) => [node, totalBytes, processors])).toEqual(
      ofType(/^NUMANode$/).map((each) => [Number(each.os_index), Number(each.local_memory), numbersOf(each.cpuset)]),
    );
    expect(known(host.online)).toEqual(ofType(/^PU$/).map((each) => Number(each.os_index)));
  });

  test.skipIf(!numactl)('has the nodes, and the distances, that numactl lists', () => {
    const text = numactl!('-H');
    const row = (pattern: RegExp): readonly number[] => pattern.exec(text)![1]!.trim().split(/\s+/).map(Number);

    expect(known(host.numaNodes)!.length).toBe(row(/available: (\d+) nodes/)[0]);
    for (const { node, processors, totalBytes, distances } of known(host.numaNodes)!) {
      expect(processors).toEqual(row(new RegExp(`node ${node} cpus: (.*)`)));
      expect(Math.floor(Number(totalBytes) / 2 ** 20)).toBe(row(new RegExp(`node ${node} size: (\\d+) MB`))[0]);
      expect(distances).toEqual(row(new RegExp(`^ +${node}: (.*)`, 'm')));
    }
  });
});

/** `0x00000001,0x00000005`: [0, 2, 32]. */
function numbersOf(mask: string): readonly number[] {
  const words = mask.split(',').toReversed().map(Number);
  return words.flatMap((word, i) =>
    Array.from({ length: 32 }, (_, bit) => bit).flatMap((bit) => ((word >>> bit) & 1 ? [32 * i + bit] : [])),
  );
}

describe.skipIf(!lscpu)('recorded machines', () => {
  const folder = mkdtempSync(join(tmpdir(), 'host-oracles-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  function lscpuOf(name: string, files: SystemFiles): ReadonlyMap<string, string> {
    copyTree(files, '', join(folder, name));
    return lscpuFields('--sysroot', join(folder, name));
  }

  test.each([
    'altra',
    'ampereOne',
    'appleM1',
    'axion',
    'epyc',
    'graviton1',
    'graviton2',
    'graviton3',
    'graviton4',
    'xeon',
  ] as const)('%s is what lscpu makes of its files', (name) => {
    const host = describeHost(machines[name]);
    const said = lscpuOf(name, machines[name].files);
    const flags = said.get('Flags')!.split(' ');

    expect(known(host.online)).toHaveLength(Number(said.get('CPU(s)')));
    const expected = machines[name].arch === 'x64' ? host.product : host.core;
    const model = modelOf(said);
    if (model) expect(wordsOf(known(expected)!)).toEqual(wordsOf(model));
    for (const [field, level, type] of cacheFields)
      expect(bytesOf(known(host.caches) ?? [], level, type)).toBe(Number.parseInt(said.get(field) ?? '0', 10));
    for (const [feature, flag] of Object.entries({
      neon: 'asimd',
      i8mm: 'i8mm',
      sve2: 'sve2',
      avx2: 'avx2',
      amxInt8: 'amx_int8',
    }))
      expect([feature, known(host.features[feature as 'neon'] ?? { value: false, source: '' })]).toEqual([
        feature,
        flags.includes(flag),
      ]);
    expect(known(host.numaNodes)?.length).toBe(said.has('NUMA node(s)') ? Number(said.get('NUMA node(s)')) : undefined);
  });

  test('every core of Arm that lscpu knows has the same name', { timeout: 30_000 }, () => {
    const named = [...implementers].flatMap(([implementer, { parts }]) =>
      [...parts].flatMap(([part, core]) => {
        const [own, other] = [`0x${implementer.toString(16)}`, `0x${part.toString(16).padStart(3, '0')}`];
        const text = `processor\t: 0\nFeatures\t: asimd\nCPU implementer\t: ${own}\nCPU part\t: ${other}\n`;
        const said = lscpuOf(
          `${own}-${other}`,
          filesOf({ '/proc/cpuinfo': text, '/sys/devices/system/cpu/possible': '0\n' }),
        );
        const model = modelOf(said);
        return model ? [[wordsOf(core), wordsOf(model)]] : [];
      }),
    );

    expect(named.length).toBeGreaterThan(20);
    expect(named.map(([core]) => core)).toEqual(named.map(([, model]) => model));
  });
});

/** Undefined where this version of lscpu knows the part's number alone. */
function modelOf(said: ReadonlyMap<string, string>): string | undefined {
  const model = said.get('Model name');
  if (model === undefined || model === '-' || model.startsWith('0x')) return undefined;
  // Older versions call the core by the product.
  return model === 'Kunpeng-920' ? 'TaiShan-v110' : model;
}

/** lscpu writes `Icestorm-M1` for `M1 Icestorm`. */
function wordsOf(name: string): readonly string[] {
  return name.toLowerCase().split(/[- ]/).sort();
}

function copyTree(files: SystemFiles, path: string, folder: string): void {
  const text = files.read(path);
  if (text === undefined) {
    for (const name of files.list(path)) copyTree(files, `${path}/${name}`, folder);
    return;
  }
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}
