// What a verification found, for people and for `--json`.
import type { Verification } from '@kinglet/bundler';

/** Rows of a table: sizes, linking, vector instructions. */
export function verificationRows(verification: Verification): [string, string][] {
  const { class: kind, bytes, zipBytes, vectorInstructions: vectors } = verification;
  return [
    [kind === 'ELF64' ? 'size' : 'unpacked', formatCount(bytes, 'byte')],
    ...(zipBytes === undefined ? [] : [['zip', formatCount(zipBytes, 'byte')] as [string, string]]),
    ['static', linking(verification)],
    [
      'SIMD',
      `${formatCount(vectors.total, 'vector instruction')}, ${formatCount(vectors.kernels)} in kernels${vectors.sve ? `, ${formatCount(vectors.sve)} of SVE` : ''}`,
    ],
  ];
}

/** `12 345 bytes`, `1 byte`, `12 345`. */
export function formatCount(count: number, unit = ''): string {
  const digits = String(count).replace(/\B(?=(\d{3})+$)/g, ' ');
  return unit === '' ? digits : `${digits} ${unit}${count === 1 ? '' : 's'}`;
}

/** A verification as data, without the counts of each mnemonic, of which there are hundreds. */
export function verificationData({ vectorInstructions, ...rest }: Verification): Readonly<Record<string, unknown>> {
  const { byMnemonic: _, ...counts } = vectorInstructions;
  return { ...rest, vectorInstructions: counts };
}

function linking({ class: kind, static: isStatic, interpreter, libc }: Verification): string {
  if (kind !== 'ELF64') return kind === 'script' ? 'no, a script' : 'no, runs on Node';
  if (isStatic) return 'yes';
  return ['no', interpreter && `started by ${interpreter}`, libc && `linked with ${libc}`].filter(Boolean).join(', ');
}
