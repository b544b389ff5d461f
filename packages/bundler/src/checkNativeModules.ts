// What keeps Lambda from loading the addons and shared libraries of a function.
import { BundlerError } from './bundlerError.ts';
import { type Arch, type ElfFile, isElf, readElf } from './elf.ts';
import { type LambdaSystem, lambdaSystems } from './lambdaSystems.ts';

/** One file, by its path in the zip. */
export interface NativeFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What the files are to run on. */
export interface NativeTarget {
  /** Not checked when it is left out. */
  readonly arch?: Arch;
  /** @default al2023 */
  readonly system?: LambdaSystem;
}

/**
 * What is wrong with the `.node` and `.so` files among `files`, a line each; other files are not looked at, but libraries are
 * found among them. Of files whose paths differ only in the name of a system, as in `prebuilds/linux-arm64`, one has to be right.
 */
export function checkNativeModules(files: readonly NativeFile[], target: NativeTarget = {}): string[] {
  const shipped = fileNames(files);
  const choices = new Map<string, Checked[]>();
  for (const file of files.filter(isNativeModule)) {
    const key = withoutSystem(file.name);
    choices.set(key, [...(choices.get(key) ?? []), checkModule(file, shipped, target)]);
  }
  return [...choices.values()].flatMap((choice) => best(choice).problems);
}

/** What `elf`, shown as `name`, asks of the dynamic linker and finds neither in `shipped` nor on Lambda, a line each. */
export function loadProblems(
  name: string,
  elf: ElfFile,
  shipped: ReadonlySet<string>,
  system: LambdaSystem = 'al2023',
): string[] {
  const { libraries, image } = lambdaSystems[system];
  const missing = elf.needed.filter((library) => !shipped.has(library) && !libraries.includes(library));
  return [
    ...missing.map(
      (library) =>
        `expected the libraries of ${name} in the zip or in ${image}, found no ${library}: ship it in lib/, or link it statically`,
    ),
    ...tooNew(elf, system).map(
      ({ version, most }) =>
        `expected ${name} to need at most ${most}, the newest in ${image}, found ${version}: build it on ${image}, or install a release for an older glibc`,
    ),
  ];
}

/** The names without their folders: the dynamic linker looks for those. */
export function fileNames(files: readonly { readonly name: string }[]): ReadonlySet<string> {
  return new Set(files.map(({ name }) => name.slice(name.lastIndexOf('/') + 1)));
}

interface Checked {
  readonly problems: readonly string[];
  /** A program for another processor or system. */
  readonly isForeign: boolean;
}

function isNativeModule({ name, bytes }: NativeFile): boolean {
  return /(\.node|\.so(\.\d+)*)$/.test(name) && isElf(bytes);
}

function checkModule({ name, bytes }: NativeFile, shipped: ReadonlySet<string>, target: NativeTarget): Checked {
  try {
    const elf = readElf(bytes);
    if (!target.arch || elf.arch === target.arch)
      return { problems: loadProblems(name, elf, shipped, target.system), isForeign: false };
    const problem = `expected ${name} for ${target.arch}, found ${elf.arch}: build with arch \`${target.arch}\``;
    return { problems: [problem], isForeign: true };
  } catch (error) {
    if (!(error instanceof BundlerError)) throw error;
    return { problems: [`expected ${name} to be an addon or a library, found: ${error.message}`], isForeign: true };
  }
}

// prebuilds/linux-arm64/x.node, sharp-linuxmusl-x64/lib/x.node and x.musl.node are chosen among at run time, by these words.
function withoutSystem(name: string): string {
  return name.replace(systemWord, '');
}

const systemWord =
  /[-_.+]?(?<![a-z0-9])(linux(musl)?|musl|glibc|gnu|gnueabihf|x64|x86_64|amd64|arm64|aarch64|arm(v\d+l?)?|ia32|s390x|ppc64(le)?|riscv64)(?![a-z0-9])/gi;

// None that is right: what is wrong with the one that was meant for this system.
function best(choice: readonly Checked[]): Checked {
  const badness = ({ problems, isForeign }: Checked): number => problems.length + (isForeign ? 1000 : 0);
  return choice.reduce((least, one) => (badness(one) < badness(least) ? one : least));
}

function tooNew(elf: ElfFile, system: LambdaSystem): { version: string; most: string }[] {
  return Object.entries(lambdaSystems[system].newest).flatMap(([family, most]) => {
    const versions = elf.neededVersions.flatMap(({ version }) => numberIn(version, family) ?? []);
    const newest = versions.toSorted(compareNumbers).at(-1);
    const isOver = newest !== undefined && compareNumbers(newest, most) > 0;
    return isOver ? [{ version: `${family}_${newest}`, most: `${family}_${most}` }] : [];
  });
}

// GLIBC_2.34, but not GLIBC_PRIVATE.
function numberIn(version: string, family: string): string | undefined {
  const number = version.slice(family.length + 1);
  return version === `${family}_${number}` && /^\d+(\.\d+)*$/.test(number) ? number : undefined;
}

function compareNumbers(a: string, b: string): number {
  const [left, right] = [a.split('.').map(Number), b.split('.').map(Number)];
  const at = left.findIndex((part, i) => part !== (right[i] ?? 0));
  return at < 0 ? left.length - right.length : (left[at] ?? 0) - (right[at] ?? 0);
}
