// Every instruction of WebAssembly's fixed-width SIMD, and a module with a function for each.

type Shape = 'i8x16' | 'i16x8' | 'i32x4' | 'i64x2' | 'f32x4' | 'f64x2';
type Value = 'v128' | 'i32' | 'i64' | 'f32' | 'f64';
/** The instruction reads from or writes to an address, which is its first operand. */
type Access = 'load' | 'store';

export interface Instruction {
  /** As the text format writes it, with its immediates. */
  readonly text: string;
  /** What wasm2c calls for it, without `simde_wasm_`. */
  readonly simde: string;
  /** Without the address. */
  readonly operands: readonly Value[];
  readonly access?: Access;
  /** Of a store, what it stores. */
  readonly result: Value;
  /** The result's lanes where one NaN is as good as another. */
  readonly anyNan?: 'f32' | 'f64';
}

const ints: readonly Shape[] = ['i8x16', 'i16x8', 'i32x4', 'i64x2'];
const narrow: readonly Shape[] = ['i8x16', 'i16x8'];
const upTo32: readonly Shape[] = ['i8x16', 'i16x8', 'i32x4'];
const floats: readonly Shape[] = ['f32x4', 'f64x2'];
const signs = ['s', 'u'];

export const instructions: readonly Instruction[] = [
  ...bitwise(),
  ...integerArithmetic(),
  ...comparisons(),
  ...widening(),
  ...floatArithmetic(),
  ...conversions(),
  ...lanes(),
  ...memory(),
];

export interface TestFunction {
  readonly name: string;
  readonly instruction: Instruction;
  readonly operands: readonly string[];
}

/** Every instruction on operands that clang does not know, and most with the last or the first one a constant. */
export const functions: readonly TestFunction[] = instructions.flatMap((instruction, i) => {
  const operands = instruction.operands.map(operandText);
  const some = [{ name: `any${i}`, instruction, operands }];
  if (instruction.text.includes(' ')) return some; // a lane's index makes no difference to what can be folded
  if (operands.length > 0) some.push({ name: `last${i}`, instruction, operands: withConstant(instruction, -1, i) });
  if (operands.length > 1) some.push({ name: `first${i}`, instruction, operands: withConstant(instruction, 0, i) });
  return some;
});

/** Each function reads operand k from `$in` + 16 k and leaves its result at `$out`. */
export function moduleText(): string {
  return `(module\n(memory (export "memory") 64)\n${functions.map(functionText).join('\n')})\n`;
}

function bitwise(): Instruction[] {
  return [
    pure('v128.not', ['v128']),
    ...['and', 'andnot', 'or', 'xor'].map((op) => binary(`v128.${op}`)),
    pure('v128.bitselect', ['v128', 'v128', 'v128']),
    pure('v128.any_true', ['v128'], 'i32'),
    ...ints.flatMap((shape) => ['all_true', 'bitmask'].map((op) => pure(`${shape}.${op}`, ['v128'], 'i32'))),
  ];
}

function integerArithmetic(): Instruction[] {
  return [
    ...each(ints, ['abs', 'neg']).map((name) => pure(name, ['v128'])),
    pure('i8x16.popcnt', ['v128']),
    ...each(ints, ['shl', 'shr_s', 'shr_u']).map((name) => pure(name, ['v128', 'i32'])),
    ...each(ints, ['add', 'sub']).map(binary),
    ...each(ints.slice(1), ['mul']).map(binary),
    ...each(upTo32, signed('min', 'max')).map(binary),
    ...each(narrow, [...signed('add_sat', 'sub_sat'), 'avgr_u']).map(binary),
    binary('i16x8.q15mulr_sat_s'),
  ];
}

function comparisons(): Instruction[] {
  return [
    ...each([...ints, ...floats], ['eq', 'ne']),
    ...each(ints, ['lt_s', 'gt_s', 'le_s', 'ge_s']),
    ...each(upTo32, ['lt_u', 'gt_u', 'le_u', 'ge_u']),
    ...each(floats, ['lt', 'gt', 'le', 'ge']),
  ].map(binary);
}

function widening(): Instruction[] {
  const pairs = ints.slice(1).map((wide, i) => [wide, ints[i]!] as const);
  return [
    ...pairs.flatMap(([wide, half]) =>
      signed(`low_${half}`, `high_${half}`).flatMap((part) => [
        pure(`${wide}.extend_${part}`, ['v128']),
        binary(`${wide}.extmul_${part}`),
      ]),
    ),
    ...pairs
      .slice(0, 2)
      .flatMap(([wide, half]) => [
        ...signed(`extadd_pairwise_${half}`).map((op) => pure(`${wide}.${op}`, ['v128'])),
        ...signed(`narrow_${wide}`).map((op) => binary(`${half}.${op}`)),
      ]),
    binary('i32x4.dot_i16x8_s'),
  ];
}

function floatArithmetic(): Instruction[] {
  const arithmetic = ['add', 'sub', 'mul', 'div', 'min', 'max'];
  return floats.flatMap((shape) => [
    ...['abs', 'neg'].map((op) => pure(`${shape}.${op}`, ['v128'])),
    ...['sqrt', 'ceil', 'floor', 'trunc', 'nearest'].map((op) => anyNan(shape, pure(`${shape}.${op}`, ['v128']))),
    ...arithmetic.map((op) => anyNan(shape, binary(`${shape}.${op}`))),
    ...['pmin', 'pmax'].map((op) => binary(`${shape}.${op}`)),
  ]);
}

function conversions(): Instruction[] {
  return [
    ...signs.flatMap((sign) => [
      `f32x4.convert_i32x4_${sign}`,
      `f64x2.convert_low_i32x4_${sign}`,
      `i32x4.trunc_sat_f32x4_${sign}`,
      `i32x4.trunc_sat_f64x2_${sign}_zero`,
    ]),
  ]
    .map((name) => pure(name, ['v128']))
    .concat([
      anyNan('f32x4', pure('f32x4.demote_f64x2_zero', ['v128'])),
      anyNan('f64x2', pure('f64x2.promote_low_f32x4', ['v128'])),
    ]);
}

function lanes(): Instruction[] {
  const shuffles = [
    [0, 17, 2, 19, 4, 21, 6, 23, 8, 25, 10, 27, 12, 29, 14, 31],
    [31, 30, 29, 28, 27, 26, 25, 24, 7, 6, 5, 4, 3, 2, 1, 0],
    [5, 5, 5, 5, 16, 1, 30, 9, 9, 31, 0, 18, 12, 3, 27, 15],
  ];
  return [
    ...[...ints, ...floats].flatMap((shape) => [
      pure(`${shape}.splat`, [laneValue(shape)]),
      ...laneIndices(shape).flatMap((lane) => [
        ...(narrow.includes(shape) ? signed('extract_lane') : ['extract_lane']).map((op) =>
          pure(`${shape}.${op} ${lane}`, ['v128'], laneValue(shape)),
        ),
        pure(`${shape}.replace_lane ${lane}`, ['v128', laneValue(shape)]),
      ]),
    ]),
    binary('i8x16.swizzle'),
    ...shuffles.map((bytes) => binary(`i8x16.shuffle ${bytes.join(' ')}`)),
    { ...pure('v128.const i8x16 0 1 2 3 4 5 6 7 -8 -7 -6 -5 -4 -3 -2 255', []), simde: 'i8x16_const' },
    // What a local starts with.
    { ...pure('local.get $zero', []), simde: 'i64x2_make' },
  ];
}

function memory(): Instruction[] {
  const extending = ['8x8', '16x4', '32x2'].flatMap((part, i) =>
    signs.map((sign) => ({
      ...loading(`v128.load${part}_${sign}`),
      simde: `${sign === 'u' ? 'u' : 'i'}${ints[i + 1]!.slice(1)}_load${part}`,
    })),
  );
  return [
    loading('v128.load'),
    ...extending,
    ...[8, 16, 32, 64].map((bits) => loading(`v128.load${bits}_splat`)),
    ...[32, 64].map((bits) => loading(`v128.load${bits}_zero`)),
    storing('v128.store'),
    ...ints.flatMap((shape) =>
      laneIndices(shape).flatMap((lane) => [
        { ...loading(`v128.load${bitsOf(shape)}_lane`, lane), operands: ['v128'] as const },
        storing(`v128.store${bitsOf(shape)}_lane`, lane),
      ]),
    ),
  ];
}

function functionText({ name, instruction, operands }: TestFunction): string {
  const { text, access, result } = instruction;
  const address = access === 'load' ? ['(i32.add (local.get $in) (i32.const 5))'] : [];
  const value = `(${text} ${[...address, ...operands].join(' ')})`;
  const body =
    access === 'store'
      ? `(${text} (local.get $out) ${operands.join(' ')})`
      : `(${result}.store (local.get $out) ${value})`;
  return `(func (export "${name}") (param $in i32) (param $out i32) (local $zero v128) ${body})`;
}

function operandText(value: Value, k: number): string {
  return `(${value}.load offset=${16 * k} (local.get $in))`;
}

/** Clang takes other instructions where it knows an operand. */
function withConstant({ operands }: Instruction, which: number, seed: number): string[] {
  const texts = operands.map(operandText);
  const bytes = Array.from({ length: 16 }, (_, i) => [0, 255, 128, 127, 1, 17][(seed * 7 + i * (seed % 5)) % 6]);
  const type = operands.at(which);
  if (!type) return texts;
  const constant = type === 'v128' ? `(v128.const i8x16 ${bytes.join(' ')})` : `(${type}.const ${(seed * 13) % 71})`;
  return texts.with(which, constant);
}

function pure(text: string, operands: readonly Value[], result: Value = 'v128'): Instruction {
  return { text, simde: simdeName(text.split(' ')[0]!), operands, result };
}

function binary(text: string): Instruction {
  return pure(text, ['v128', 'v128']);
}

function loading(text: string, lane?: number): Instruction {
  return { ...pure(lane === undefined ? text : `${text} ${lane}`, []), access: 'load' };
}

function storing(text: string, lane?: number): Instruction {
  return { ...pure(lane === undefined ? text : `${text} ${lane}`, ['v128']), access: 'store' };
}

function anyNan(shape: Shape, instruction: Instruction): Instruction {
  return { ...instruction, anyNan: shape === 'f32x4' ? 'f32' : 'f64' };
}

/** `_u` becomes the shapes' letter, but narrowing reads signed lanes whatever it writes. */
function simdeName(name: string): string {
  const [, stem, sign, rest] = /^(.*?)(?:_([su]))?(_zero)?$/.exec(name.replace('.', '_'))!;
  const shapes = name.includes('narrow') ? /i(?=\d+x)/ : /i(?=\d+x)/g;
  return (sign === 'u' ? stem!.replace(shapes, 'u') : stem!) + (rest ?? '');
}

function each(shapes: readonly Shape[], ops: readonly string[]): string[] {
  return shapes.flatMap((shape) => ops.map((op) => `${shape}.${op}`));
}

function signed(...ops: readonly string[]): string[] {
  return ops.flatMap((op) => signs.map((sign) => `${op}_${sign}`));
}

function bitsOf(shape: Shape): number {
  return Number(/\d+/.exec(shape)![0]);
}

function laneIndices(shape: Shape): number[] {
  return Array.from({ length: 128 / bitsOf(shape) }, (_, i) => i);
}

function laneValue(shape: Shape): Value {
  if (shape === 'f32x4') return 'f32';
  if (shape === 'f64x2') return 'f64';
  return shape === 'i64x2' ? 'i64' : 'i32';
}
