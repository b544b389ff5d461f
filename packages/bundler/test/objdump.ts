// Reads llvm-objdump's opinion about executable sections, in the decoders' own words.
import { execFileSync, spawnSync } from 'node:child_process';
import { closeSync, createReadStream, mkdtempSync, openSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

type Arch = 'x64' | 'arm64';

export interface Line {
  readonly address: number;
  readonly mnemonic: string;
  readonly operands: string;
}

/** The first llvm-objdump on this machine, or undefined. */
export const objdump: string | undefined = ['llvm-objdump-19', 'llvm-objdump'].find(
  (command) => spawnSync(command, ['--version']).status === 0,
);

/** Visits every instruction that llvm-objdump prints for the executable sections of `file`. */
export async function disassemble(file: string, arch: Arch, visit: (line: Line) => void): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'kinglet-objdump-'));
  try {
    const listing = join(folder, 'listing');
    const out = openSync(listing, 'w');
    const options = arch === 'x64' ? ['-M', 'intel'] : ['-M', 'no-aliases', `--mattr=${arm64Features}`];
    execFileSync(objdump!, ['-d', '-z', '--no-show-raw-insn', '--no-print-imm-hex', ...options, file], {
      stdio: ['ignore', out, 'ignore'],
    });
    closeSync(out);
    let prefixAt: number | undefined; // llvm-objdump gives LOCK and REP a line of their own
    for await (const line of createInterface({ input: createReadStream(listing) })) {
      const match = /^\s*([0-9a-f]+):\s+(\S.*)$/.exec(line);
      if (!match) continue;
      const address = prefixAt ?? Number.parseInt(match[1]!, 16);
      const isPrefix = new RegExp(`^${prefixes}$`).test(match[2]!.trim());
      prefixAt = isPrefix ? address : undefined;
      if (!isPrefix) visit(split(address, match[2]!));
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The name under which the decoders count this line, or undefined when it is no vector instruction. */
export function vectorMnemonic(line: Line, arch: Arch): string | undefined {
  return arch === 'x64' ? x64Mnemonic(line) : arm64Mnemonic(line);
}

const prefixes = '(?:lock|rep|repne|data16|notrack|xacquire|xrelease|[c-gs]s|bnd)';

const arm64Features =
  '+v8.6a,+crypto,+sha3,+sm4,+fp16fml,+fullfp16,+dotprod,+rdm,+complxnum,+bf16,+i8mm,+fptoint,+sve,+sve2,+sme';

function split(address: number, text: string): Line {
  const bare = text.replace(/\s+(#|<|\/\/).*$/, '').replace(new RegExp(`^(\\{vex\\}|${prefixes})\\s+`), '');
  const [mnemonic, ...operands] = bare.split(/\s+/) as [string, ...string[]];
  return { address, mnemonic, operands: operands.join(' ') };
}

// Assemblers write some immediates into the name: cmpltps is CMPPS with immediate 1 (Intel SDM, CMPPS).
function x64Mnemonic({ mnemonic, operands }: Line): string | undefined {
  if (!/\b[xyz]mm(\d|word)/.test(operands) || /\bmm\d/.test(operands)) return undefined;
  const name = mnemonic
    .replace(/^(v?)cmp(?!p[sdh]$|s[sdh]$)[a-z_]+?(p[sdh]|s[sdh])$/, '$1cmp$2')
    .replace(/^(v?)pclmul[hl]q[hl]qdq$/, '$1pclmulqdq')
    .replace(/^vpcmp(?:lt|le|neq|nlt|nle|false|true|eq(?=u))(u?[bwdq])$/, 'vpcmp$1');
  return scalars.some((pattern) => pattern.test(name)) ? undefined : name;
}

const scalars = [
  /^v?(mov([dqw]|s[sdh]|nts[sd]|q2dq|dq2q)|u?comis[sdh])$/,
  // MMX, and what only moves whole blocks of memory.
  /^(cmpxchg16b|movdir64b|enqcmds?|cvtt?p([sd]2pi|i2p[sd]))$/,
  /^v?cvtt?(s[sdh]|si|usi)2(s[sdh]|si|usi)$/,
  /^v?(add|sub|mul|div|sqrt|min|max|cmp|rcp|rsqrt|round|getexp|getmant|r(cp|sqrt)14|range|reduce|rndscale|scalef)s[sdh]$/,
  /^vf(n?m(add|sub)(132|213|231)s[sdh]|c?m(add|ul)csh|pclasss[sdh]|ixupimms[sd])$/,
  // Retired with Xeon Phi and Bulldozer, or key locker: not in our tables.
  /^(v4f.*|vp4d.*|v(rcp|rsqrt)28.*|vexp2.*|vgatherpf.*|vscatterpf.*|extrq|insertq|.*kl|loadiwkey)$/,
  /^vfn?m(add|sub|addsub|subadd)[ps][sd]$|^vpermil2p[sd]$/,
];

/** Of SVE and SME, what has general registers alone: counts by the length of a vector. */
const lengthCount = /^((cnt|inc|dec|[su]q(inc|dec))[bhwd]|(rd|add|rds|adds)[vp]l|cterm(eq|ne)|setffr)$/;

function arm64Mnemonic({ mnemonic, operands }: Line): string | undefined {
  if (lengthCount.test(mnemonic)) return 'sve';
  if (/\b[zp]\d+[./]|\bz\d+\b|\{ ?z\d/.test(operands)) return 'sve';
  const isVector = /\bv\d+\.(\d*[bhsdq])\b/.test(operands);
  const isWholeMemory = /^(ld|st)(u?r|n?p)$/.test(mnemonic) && /^q\d+/.test(operands);
  if (!isVector && !isWholeMemory) return undefined;
  // A lane copied to a scalar is DUP (element); its alias is printed even when aliases are off.
  return mnemonic === 'mov' && /^[bhsd]\d/.test(operands) ? 'dup' : mnemonic;
}
