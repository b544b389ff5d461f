// Microarchitectures of x64 by family and model, for servers: AMD's Revision Guides, Intel's Software Developer's Manual.

interface Range {
  readonly vendor: string;
  readonly family: number;
  readonly models: readonly (readonly [number, number])[];
  readonly core: string;
}

const ranges: readonly Range[] = [
  { vendor: 'AMD', family: 0x17, models: [[0x00, 0x2f]], core: 'Zen' },
  { vendor: 'AMD', family: 0x17, models: [[0x30, 0xaf]], core: 'Zen 2' },
  // prettier-ignore
  {
    vendor: 'AMD',
    family: 0x19,
    models: [
      [0x00, 0x0f],
      [0x20, 0x5f],
    ],
    core: 'Zen 3',
  },
  // prettier-ignore
  {
    vendor: 'AMD',
    family: 0x19,
    models: [
      [0x10, 0x1f],
      [0x60, 0x7f],
      [0xa0, 0xaf],
    ],
    core: 'Zen 4',
  },
  { vendor: 'AMD', family: 0x1a, models: [[0x00, 0x7f]], core: 'Zen 5' },
  // prettier-ignore
  {
    vendor: 'Intel',
    family: 6,
    models: [
      [0x3c, 0x3c],
      [0x3f, 0x3f],
      [0x45, 0x46],
    ],
    core: 'Haswell',
  },
  // prettier-ignore
  {
    vendor: 'Intel',
    family: 6,
    models: [
      [0x3d, 0x3d],
      [0x47, 0x47],
      [0x4f, 0x4f],
      [0x56, 0x56],
    ],
    core: 'Broadwell',
  },
  { vendor: 'Intel', family: 6, models: [[0x55, 0x55]], core: 'Skylake-SP or Cascade Lake' },
  // prettier-ignore
  {
    vendor: 'Intel',
    family: 6,
    models: [
      [0x6a, 0x6a],
      [0x6c, 0x6c],
    ],
    core: 'Ice Lake-SP',
  },
  { vendor: 'Intel', family: 6, models: [[0x8f, 0x8f]], core: 'Sapphire Rapids' },
  { vendor: 'Intel', family: 6, models: [[0xcf, 0xcf]], core: 'Emerald Rapids' },
  // prettier-ignore
  { vendor: 'Intel', family: 6, models: [[0xad, 0xae]], core: 'Granite Rapids' },
  { vendor: 'Intel', family: 6, models: [[0xaf, 0xaf]], core: 'Sierra Forest' },
];

const vendors: Readonly<Record<string, string>> = { AuthenticAMD: 'AMD', GenuineIntel: 'Intel', HygonGenuine: 'Hygon' };

/** CPUID's twelve characters as a name. */
export function x64Vendor(id: string): string {
  return vendors[id] ?? id;
}

export function x64Core(vendor: string, family: number, model: number): string {
  const found = ranges.find(
    (range) =>
      range.vendor === vendor &&
      range.family === family &&
      range.models.some(([least, most]) => model >= least && model <= most),
  );
  return found?.core ?? `family 0x${family.toString(16)} model 0x${model.toString(16)}`;
}
