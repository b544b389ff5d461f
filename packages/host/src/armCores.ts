// Arm's processors by MIDR_EL1: implementer and part, as their Technical Reference Manuals and the kernel's cputype.h have them.

export interface ArmCore {
  /** Who made the processor's design. */
  readonly vendor: string;
  readonly core: string;
}

/** By implementer and part. */
export const implementers: ReadonlyMap<
  number,
  { readonly vendor: string; readonly parts: ReadonlyMap<number, string> }
> = new Map(
  Object.entries({
    65: {
      vendor: 'Arm',
      parts: {
        3331: 'Cortex-A53',
        3333: 'Cortex-A55',
        3335: 'Cortex-A57',
        3336: 'Cortex-A72',
        3337: 'Cortex-A73',
        3338: 'Cortex-A75',
        3339: 'Cortex-A76',
        3340: 'Neoverse N1',
        3341: 'Cortex-A77',
        3392: 'Neoverse V1',
        3393: 'Cortex-A78',
        3396: 'Cortex-X1',
        3398: 'Cortex-A510',
        3399: 'Cortex-A710',
        3400: 'Cortex-X2',
        3401: 'Neoverse N2',
        3402: 'Neoverse E1',
        3405: 'Cortex-A715',
        3406: 'Cortex-X3',
        3407: 'Neoverse V2',
        3456: 'Cortex-A520',
        3457: 'Cortex-A720',
        3458: 'Cortex-X4',
        3459: 'Neoverse V3AE',
        3460: 'Neoverse V3',
        3461: 'Cortex-X925',
        3463: 'Cortex-A725',
        3470: 'Neoverse N3',
      },
    },
    70: { vendor: 'Fujitsu', parts: { 1: 'A64FX' } },
    72: { vendor: 'HiSilicon', parts: { 3329: 'TaiShan v110', 3330: 'TaiShan v120' } },
    78: { vendor: 'NVIDIA', parts: { 3: 'Denver 2', 4: 'Carmel' } },
    81: { vendor: 'Qualcomm', parts: { 1: 'Oryon', 3072: 'Falkor', 3073: 'Saphira' } },
    97: {
      vendor: 'Apple',
      parts: {
        34: 'M1 Icestorm',
        35: 'M1 Firestorm',
        36: 'M1 Pro Icestorm',
        37: 'M1 Pro Firestorm',
        40: 'M1 Max Icestorm',
        41: 'M1 Max Firestorm',
        50: 'M2 Blizzard',
        51: 'M2 Avalanche',
        52: 'M2 Pro Blizzard',
        53: 'M2 Pro Avalanche',
        56: 'M2 Max Blizzard',
        57: 'M2 Max Avalanche',
      },
    },
    109: { vendor: 'Microsoft', parts: { 3401: 'Azure Cobalt 100' } },
    192: { vendor: 'Ampere', parts: { 2755: 'Ampere-1', 2756: 'Ampere-1a', 2757: 'Ampere-1b' } },
  }).map(([implementer, { vendor, parts }]) => [
    Number(implementer),
    { vendor, parts: new Map(Object.entries(parts).map(([part, core]) => [Number(part), core])) },
  ]),
);

/** Undefined for an implementer that is not known; a core that is not is named by its part's number. */
export function armCore(implementer: number, part: number): ArmCore | undefined {
  const known = implementers.get(implementer);
  if (!known) return undefined;
  return { vendor: known.vendor, core: known.parts.get(part) ?? `part 0x${part.toString(16)}` };
}
