// Vendor, core, and the product that it is sold as.
import { type ArmCore, armCore } from './armCores.ts';
import { labelled, line } from './fields.ts';
import { derive, firstOf, known, type Reading, unknown } from './reading.ts';
import type { Sources } from './sources.ts';
import { x64Core, x64Vendor } from './x64Cores.ts';

export interface Processor {
  readonly vendor: Reading<string>;
  /** The microarchitecture: 'Neoverse V1', 'Zen 4'. */
  readonly core: Reading<string>;
  /** What it is sold as: 'AWS Graviton3', 'Google Axion', 'Ampere Altra', the brand that CPUID gives. */
  readonly product: Reading<string>;
  readonly gravitonGeneration: Reading<1 | 2 | 3 | 4 | 5>;
}

const cpuinfoPath = '/proc/cpuinfo';
const midrPath = '/sys/devices/system/cpu/cpu0/regs/identification/midr_el1';
const dmiPaths = ['/sys/class/dmi/id/sys_vendor', '/sys/class/dmi/id/product_name', '/sys/class/dmi/id/board_vendor'];

export function readProcessor(sources: Sources): Processor {
  if (sources.arch === 'arm64') return armProcessor(sources);
  if (sources.arch === 'x64') return x64Processor(sources);
  const other = unknown(`expected arm64 or x64, found ${sources.arch}`);
  return { vendor: other, core: other, product: other, gravitonGeneration: other };
}

function armProcessor(sources: Sources): Processor {
  const { files, calls } = sources;
  const core = firstOf<ArmCore>(
    ['MIDR_EL1', () => unlessMixed(coreOf(calls.midr()))],
    [midrPath, () => unlessMixed(coreOf(hexadecimal(line(files, midrPath))))],
    [cpuinfoPath, () => coresOfCpuinfo(files.read(cpuinfoPath))],
    ['MIDR_EL1 of one processor', () => coreOf(calls.midr())],
    [midrPath, () => coreOf(hexadecimal(line(files, midrPath)))],
  );
  const owner = readOwner(sources);
  const generation = readGeneration(core, owner);
  return {
    vendor: derive(core, ({ vendor }) => vendor, ''),
    core: derive(core, (own) => own.core, ''),
    product: readProduct(core, owner, generation),
    gravitonGeneration: generation,
  };
}

function coreOf(midr: bigint | undefined): ArmCore | undefined {
  return midr === undefined ? undefined : armCore(Number(midr >> 24n) & 0xff, Number(midr >> 4n) & 0xfff);
}

/** Undefined for a core that may have others of another kind beside it: each processor's register tells of itself alone. */
function unlessMixed(core: ArmCore | undefined): ArmCore | undefined {
  return core?.vendor === 'Apple' || core?.core.startsWith('Cortex-') ? undefined : core;
}

/** Of machines with cores of several kinds all of them: 'M1 Icestorm and M1 Firestorm'. */
function coresOfCpuinfo(text = ''): ArmCore | undefined {
  const cores = text.split(/\n\s*\n/).flatMap((block) => {
    const [implementer, part] = ['CPU implementer', 'CPU part'].map((key) => hexadecimal(labelled(block, key)));
    if (implementer === undefined || part === undefined) return [];
    return armCore(Number(implementer), Number(part)) ?? [];
  });
  const [first] = cores;
  return first && { vendor: first.vendor, core: [...new Set(cores.map(({ core }) => core))].join(' and ') };
}

function hexadecimal(text: string | undefined): bigint | undefined {
  return text !== undefined && /^0x[0-9a-f]+$/i.test(text) ? BigInt(text) : undefined;
}

type Owner = 'Amazon' | 'Google' | 'Microsoft' | 'Oracle' | 'NVIDIA' | 'other';

/** Whose machine it is: the same core is Graviton4 at one, Axion at another. */
function readOwner({ files, env }: Sources): Reading<Owner> {
  const lambda: readonly [string, () => Owner | undefined] = [
    'AWS_LAMBDA_RUNTIME_API',
    () => (env.AWS_LAMBDA_RUNTIME_API ? 'Amazon' : undefined),
  ];
  const read = dmiPaths.map((path): readonly [string, () => Owner | undefined] => [
    path,
    () => ownerOf(line(files, path)),
  ]);
  const some = dmiPaths.find((path) => line(files, path));
  return firstOf(lambda, ...read, [some ?? 'DMI', () => (some ? 'other' : undefined)]);
}

function ownerOf(text: string | undefined): Owner | undefined {
  const owners: readonly (readonly [RegExp, Owner])[] = [
    [/Amazon/i, 'Amazon'],
    [/Google/i, 'Google'],
    [/Microsoft/i, 'Microsoft'],
    [/Oracle/i, 'Oracle'],
    [/NVIDIA|Grace/i, 'NVIDIA'],
  ];
  return text === undefined ? undefined : owners.find(([pattern]) => pattern.test(text))?.[1];
}

const generations: Readonly<Record<string, 1 | 2 | 3 | 4 | 5>> = {
  'Cortex-A72': 1,
  'Neoverse N1': 2,
  'Neoverse V1': 3,
  'Neoverse V2': 4,
  'Neoverse V3': 5,
};

function readGeneration(core: Reading<ArmCore>, owner: Reading<Owner>): Reading<1 | 2 | 3 | 4 | 5> {
  const [own, whose] = [known(core), known(owner)];
  if (own === undefined) return unknown(core.source);
  if (whose === undefined)
    return unknown(`${own.core} is in other machines than AWS's too; whose this is: ${owner.source}`);
  const generation = whose === 'Amazon' ? generations[own.core] : undefined;
  if (generation === undefined) return unknown(`${own.core}, ${owner.source}: no Graviton`);
  return { value: generation, source: `${core.source}, ${owner.source}` };
}

/** Products by core and owner. */
const products: Readonly<Record<string, Partial<Record<Owner, string>>>> = {
  'Neoverse N1': { Google: 'Ampere Altra', Microsoft: 'Ampere Altra', Oracle: 'Ampere Altra' },
  'Neoverse N2': { Microsoft: 'Azure Cobalt 100' },
  'Neoverse N3': { Google: 'Google Axion' },
  'Neoverse V2': { Google: 'Google Axion', NVIDIA: 'NVIDIA Grace' },
};
const soldByName = new Set(['Apple', 'Ampere', 'Fujitsu', 'Microsoft']);

function readProduct(
  core: Reading<ArmCore>,
  owner: Reading<Owner>,
  generation: Reading<1 | 2 | 3 | 4 | 5>,
): Reading<string> {
  const [own, whose, number] = [known(core), known(owner), known(generation)];
  if (own === undefined) return unknown(core.source);
  if (number !== undefined) return { value: `AWS Graviton${number === 1 ? '' : number}`, source: generation.source };
  if (soldByName.has(own.vendor)) return { value: nameOf(own), source: core.source };
  const product = whose && products[own.core]?.[whose];
  if (product) return { value: product, source: `${core.source}, ${owner.source}` };
  return unknown(`${own.core} is in several products; ${owner.source}`);
}

function nameOf({ vendor, core }: ArmCore): string {
  if (vendor === 'Apple') return `Apple ${core.replace(/ \w+( and .*)?$/, '')}`;
  return vendor === 'Ampere' ? 'AmpereOne' : core;
}

interface X64Identity {
  readonly vendor: string;
  readonly core: string;
}

function x64Processor({ files, calls }: Sources): Processor {
  const identity = firstOf<X64Identity>(
    ['CPUID', () => identityOfCpuid(calls)],
    [cpuinfoPath, () => identityOfCpuinfo(files.read(cpuinfoPath))],
  );
  return {
    vendor: derive(identity, ({ vendor }) => vendor, ''),
    core: derive(identity, ({ core }) => core, ''),
    product: firstOf<string>(
      ['CPUID', () => brandOf(calls)],
      [cpuinfoPath, () => labelled(files.read(cpuinfoPath), 'model name')],
    ),
    gravitonGeneration: unknown('x64: no Graviton'),
  };
}

/** Leaf 1: family and model with their extensions, as Intel's manual (CPUID, Figure 3-6) puts them together. */
function identityOfCpuid({ cpuid }: Sources['calls']): X64Identity | undefined {
  const [names, signature] = [cpuid(0, 0), cpuid(1, 0)?.[0]];
  if (!names || signature === undefined) return undefined;
  const vendor = x64Vendor(textOf([names[1], names[3], names[2]]));
  const base = (signature >> 8) & 0xf;
  const family = base === 0xf ? base + ((signature >> 20) & 0xff) : base;
  const model = ((signature >> 4) & 0xf) | (base === 0xf || base === 6 ? ((signature >> 16) & 0xf) << 4 : 0);
  return { vendor, core: x64Core(vendor, family, model) };
}

function identityOfCpuinfo(text: string | undefined): X64Identity | undefined {
  const [id, family, model] = ['vendor_id', 'cpu family', 'model'].map((key) => labelled(text, key));
  if (!id || !family || !model) return undefined;
  const vendor = x64Vendor(id);
  return { vendor, core: x64Core(vendor, Number(family), Number(model)) };
}

/** Leaves 0x80000002 to 4: the brand. */
function brandOf({ cpuid }: Sources['calls']): string | undefined {
  const parts = [0x80000002, 0x80000003, 0x80000004].map((leaf) => cpuid(leaf, 0));
  if (parts.some((part) => part === undefined)) return undefined;
  return textOf(parts.flatMap((part) => [...part!])).trim() || undefined;
}

function textOf(words: readonly number[]): string {
  return Buffer.from(Uint32Array.from(words).buffer).toString('latin1').split('\0')[0]!.replace(/\s+/g, ' ');
}
