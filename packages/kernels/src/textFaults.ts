// Faults that were found in a text: a number below zero says where and what was expected there.
import { type KernelsError, rangeError, syntaxError } from './errors.ts';

/** What was expected: the order of `kgl_text_expected` in c/text/text.h. */
export const expected = {
  number: 0,
  array: 1,
  nextNumber: 2,
  end: 3,
  room: 4,
  object: 5,
  name: 6,
  colon: 7,
  nextMember: 8,
  nextValue: 9,
  value: 10,
  string: 11,
  depth: 12,
  member: 13,
  base64: 14,
} as const;
export type Expected = (typeof expected)[keyof typeof expected];

const kinds = 16;

const words: Readonly<Record<Expected, string>> = {
  [expected.number]: 'a number',
  [expected.array]: 'an array of numbers',
  [expected.nextNumber]: '"," or "]" behind a number',
  [expected.end]: 'nothing behind the value',
  [expected.room]: 'room',
  [expected.object]: 'an object',
  [expected.name]: "a member's name",
  [expected.colon]: '":" behind a name',
  [expected.nextMember]: '"," or "}" behind a member',
  [expected.nextValue]: '"," or "]" behind a value',
  [expected.value]: 'a value',
  [expected.string]: 'a string of JSON',
  [expected.depth]: 'at most 512 levels of arrays and objects',
  [expected.member]: 'the member',
  [expected.base64]: 'base64 without white space, padded as asked for',
};

export function fault(kind: Expected, at: number): number {
  return -1 - (at * kinds + kind);
}

export function faultOf(result: number): { readonly kind: Expected; readonly at: number } {
  const code = -1 - result;
  return { kind: (code % kinds) as Expected, at: Math.floor(code / kinds) };
}

/** The error that says what is wrong with `text`. `wanted` stands for what the kind alone does not tell. */
export function faultError(operation: string, result: number, text: Uint8Array, wanted: string): KernelsError {
  const { kind, at } = faultOf(result);
  if (kind === expected.room) return rangeError('KINGLET_KERNELS_LENGTH', `${operation}: expected ${wanted}`);
  if (kind === expected.member)
    return syntaxError('KINGLET_KERNELS_SYNTAX', `${operation}: expected ${wanted}, got none`);
  const what = words[kind];
  return syntaxError(
    'KINGLET_KERNELS_SYNTAX',
    `${operation}: expected ${what} at byte ${at}, got ${described(text[at])}`,
  );
}

function described(byte: number | undefined): string {
  if (byte === undefined) return 'the end of the text';
  return byte > 0x20 && byte < 0x7f ? JSON.stringify(String.fromCharCode(byte)) : `the byte 0x${byte.toString(16)}`;
}
