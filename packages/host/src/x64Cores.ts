// Microarchitectures of x64 by family and model, for servers: AMD's as Linux has them (arch/x86/kernel/cpu/amd.c), Intel's Software Developer's Manual.

type Row = readonly [vendor: string, family: number, leastModel: number, mostModel: number, core: string];

const rows: readonly Row[] = [
  ['AMD', 0x17, 0x00, 0x2f, 'Zen'],
  ['AMD', 0x17, 0x50, 0x5f, 'Zen'],
  ['AMD', 0x17, 0x30, 0x4f, 'Zen 2'],
  ['AMD', 0x17, 0x60, 0x7f, 'Zen 2'],
  ['AMD', 0x17, 0x90, 0x91, 'Zen 2'],
  ['AMD', 0x17, 0xa0, 0xaf, 'Zen 2'],
  ['AMD', 0x19, 0x00, 0x0f, 'Zen 3'],
  ['AMD', 0x19, 0x20, 0x5f, 'Zen 3'],
  ['AMD', 0x19, 0x10, 0x1f, 'Zen 4'],
  ['AMD', 0x19, 0x60, 0xaf, 'Zen 4'],
  ['AMD', 0x1a, 0x00, 0x2f, 'Zen 5'],
  ['AMD', 0x1a, 0x40, 0x4f, 'Zen 5'],
  ['AMD', 0x1a, 0x60, 0x7f, 'Zen 5'],
  ['AMD', 0x1a, 0x50, 0x5f, 'Zen 6'],
  ['AMD', 0x1a, 0x90, 0xaf, 'Zen 6'],
  ['AMD', 0x1a, 0xc0, 0xcf, 'Zen 6'],
  ['Intel', 6, 0x3c, 0x3c, 'Haswell'],
  ['Intel', 6, 0x3f, 0x3f, 'Haswell'],
  ['Intel', 6, 0x45, 0x46, 'Haswell'],
  ['Intel', 6, 0x3d, 0x3d, 'Broadwell'],
  ['Intel', 6, 0x47, 0x47, 'Broadwell'],
  ['Intel', 6, 0x4f, 0x4f, 'Broadwell'],
  ['Intel', 6, 0x56, 0x56, 'Broadwell'],
  ['Intel', 6, 0x55, 0x55, 'Skylake-SP, Cascade Lake or Cooper Lake'],
  ['Intel', 6, 0x6a, 0x6a, 'Ice Lake-SP'],
  ['Intel', 6, 0x6c, 0x6c, 'Ice Lake-SP'],
  ['Intel', 6, 0x8f, 0x8f, 'Sapphire Rapids'],
  ['Intel', 6, 0xcf, 0xcf, 'Emerald Rapids'],
  ['Intel', 6, 0xad, 0xae, 'Granite Rapids'],
  ['Intel', 6, 0xaf, 0xaf, 'Sierra Forest'],
];

const vendors: Readonly<Record<string, string>> = { AuthenticAMD: 'AMD', GenuineIntel: 'Intel', HygonGenuine: 'Hygon' };

/** CPUID's twelve characters as a name. */
export function x64Vendor(id: string): string {
  return vendors[id] ?? id;
}

export function x64Core(vendor: string, family: number, model: number): string {
  const isOf = ([maker, of, least, most]: Row): boolean =>
    maker === vendor && of === family && model >= least && model <= most;
  return rows.find(isOf)?.[4] ?? `family 0x${family.toString(16)} model 0x${model.toString(16)}`;
}
