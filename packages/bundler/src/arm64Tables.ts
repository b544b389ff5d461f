// Names of the Advanced SIMD instructions by their opcode field (Arm ARM, C4.1 "Data Processing -- Scalar
// Floating-Point and Advanced SIMD").
//
// One entry per opcode: `<opcode> <U=0> <U=1>`, `-` for unallocated. A name is
//   name:012   allowed for these values of `size`; without a list, for all
//   low/high   floating point: chosen by the upper bit of `size`, either side may be `-`
//   name+      has a second form for the upper half, written with a 2

/** Three registers of the same type. The rows from 11000 on are floating point. */
export const threeSame = `
  00000 shadd:012 uhadd:012    00001 sqadd uqadd            00010 srhadd:012 urhadd:012  00011 logical logical
  00100 shsub:012 uhsub:012    00101 sqsub uqsub            00110 cmgt cmhi              00111 cmge cmhs
  01000 sshl ushl              01001 sqshl uqshl            01010 srshl urshl            01011 sqrshl uqrshl
  01100 smax:012 umax:012      01101 smin:012 umin:012      01110 sabd:012 uabd:012      01111 saba:012 uaba:012
  10000 add sub                10001 cmtst cmeq             10010 mla:012 mls:012        10011 mul:012 pmul:0
  10100 smaxp:012 umaxp:012    10101 sminp:012 uminp:012    10110 sqdmulh:12 sqrdmulh:12 10111 addp -
  11000 fmaxnm/fminnm fmaxnmp/fminnmp                       11001 fmla/fmls fmlal2:0/fmlsl2:2
  11010 fadd/fsub faddp/fabd                                11011 fmulx/- fmul/-
  11100 fcmeq/- fcmge/fcmgt                                 11101 fmlal:0/fmlsl:2 facge/facgt
  11110 fmax/fmin fmaxp/fminp                               11111 frecps/frsqrts fdiv/-
`;

/** The bitwise operations share one opcode: by U, then by size. */
export const logical: readonly (readonly string[])[] = [
  ['and', 'bic', 'orr', 'orn'],
  ['eor', 'bsl', 'bit', 'bif'],
];

/** Three registers of the same type, half precision; the opcode has three bits. */
export const threeSameHalf = `
  000 fmaxnm/fminnm fmaxnmp/fminnmp  001 fmla/fmls -  010 fadd/fsub faddp/fabd  011 fmulx/- fmul/-
  100 fcmeq/- fcmge/fcmgt  101 - facge/facgt  110 fmax/fmin fmaxp/fminp  111 frecps/frsqrts fdiv/-
`;

/** Three registers, extra: dot products, matrix multiplies, complex numbers. */
export const threeSameExtra = `
  0000 - sqrdmlah:12  0001 - sqrdmlsh:12  0010 sdot:2 udot:2  0011 usdot:2 -  0100 smmla:2 ummla:2  0101 usmmla:2 -
  1000 - fcmla:123  1001 - fcmla:123  1010 - fcmla:123  1011 - fcmla:123  1100 - fcadd:123  1110 - fcadd:123
  1101 - bfmmla:1  1111 - bfdot:1
`;

/** Three registers of different types (long, wide, narrow). */
export const threeDifferent = `
  0000 saddl+:012 uaddl+:012    0001 saddw+:012 uaddw+:012    0010 ssubl+:012 usubl+:012   0011 ssubw+:012 usubw+:012
  0100 addhn+:012 raddhn+:012   0101 sabal+:012 uabal+:012    0110 subhn+:012 rsubhn+:012  0111 sabdl+:012 uabdl+:012
  1000 smlal+:012 umlal+:012    1001 sqdmlal+:12 -            1010 smlsl+:012 umlsl+:012   1011 sqdmlsl+:12 -
  1100 smull+:012 umull+:012    1101 sqdmull+:12 -            1110 pmull+:03 -
`;

/** Two registers. Floating point where the name has two sides. */
export const twoMisc = `
  00000 rev64:012 rev32:01       00001 rev16:0 -                00010 saddlp:012 uaddlp:012  00011 suqadd usqadd
  00100 cls:012 clz:012          00101 cnt:0 not:0              00110 sadalp:012 uadalp:012  00111 sqabs sqneg
  01000 cmgt cmge                01001 cmeq cmle                01010 cmlt -                 01011 abs neg
  01100 -/fcmgt -/fcmge          01101 -/fcmeq -/fcmle          01110 -/fcmlt -              01111 -/fabs -/fneg
  10010 xtn+:012 sqxtun+:012     10011 - shll+:012              10100 sqxtn+:012 uqxtn+:012
  10110 fcvtn+/bfcvtn+:2 fcvtxn+:1/-                            10111 fcvtl+/- -
  11000 frintn/frintp frinta/-   11001 frintm/frintz frintx/frinti
  11010 fcvtns/fcvtps fcvtnu/fcvtpu                             11011 fcvtms/fcvtzs fcvtmu/fcvtzu
  11100 fcvtas/urecpe:2 fcvtau/ursqrte:2                        11101 scvtf/frecpe ucvtf/frsqrte
  11110 frint32z/- frint32x/-    11111 frint64z/- frint64x/fsqrt
`;

/** Two registers, half precision. */
export const twoMiscHalf = `
  01100 -/fcmgt -/fcmge  01101 -/fcmeq -/fcmle  01110 -/fcmlt -  01111 -/fabs -/fneg
  11000 frintn/frintp frinta/-  11001 frintm/frintz frintx/frinti  11010 fcvtns/fcvtps fcvtnu/fcvtpu
  11011 fcvtms/fcvtzs fcvtmu/fcvtzu  11100 fcvtas/- fcvtau/-  11101 scvtf/frecpe ucvtf/frsqrte  11111 - -/fsqrt
`;

/** Reductions over all lanes. */
export const acrossLanes = `
  00011 saddlv uaddlv  01010 smaxv umaxv  11010 sminv uminv  11011 addv -
`;

/** One register and an immediate shift. */
export const shiftImmediate = `
  00000 sshr ushr   00010 ssra usra      00100 srshr urshr      00110 srsra ursra    01000 - sri    01010 shl sli
  01100 - sqshlu    01110 sqshl uqshl    10000 shrn+ sqshrun+   10001 rshrn+ sqrshrun+
  10010 sqshrn+ uqshrn+                  10011 sqrshrn+ uqrshrn+                     10100 sshll+ ushll+
  11100 scvtf ucvtf                      11111 fcvtzs fcvtzu
`;

/** Permutations of two registers. */
export const permute = `
  001 uzp1 -  010 trn1 -  011 zip1 -  101 uzp2 -  110 trn2 -  111 zip2 -
`;

/** A register and one lane of another. */
export const byElement = `
  0000 fmlal:2 mla:12            0001 fmla:023 fcmla:12     0010 smlal+:12 umlal+:12  0011 sqdmlal+:12 fcmla:12
  0100 fmlsl:2 mls:12            0101 fmls:023 fcmla:12     0110 smlsl+:12 umlsl+:12  0111 sqdmlsl+:12 fcmla:12
  1000 mul:12 fmlal2:2           1001 fmul:023 fmulx:023    1010 smull+:12 umull+:12  1011 sqdmull+:12 -
  1100 sqdmulh:12 fmlsl2:2       1101 sqrdmulh:12 sqrdmlah:12                         1110 sdot:2 udot:2
  1111 mixed sqrdmlsh:12
`;

/** A scalar and one lane of a register. */
export const scalarByElement = `
  0001 fmla:023 -  0011 sqdmlal:12 -  0101 fmls:023 -  0111 sqdmlsl:12 -  1001 fmul:023 fmulx:023  1011 sqdmull:12 -
  1100 sqdmulh:12 -  1101 sqrdmulh:12 sqrdmlah:12  1111 - sqrdmlsh:12
`;

/** `<mask> <value> <name>`: encodings that stand alone: extract, tables, cryptography, transfers to and from a lane. */
export const single = `
  ffe0c400 2e000000 ext      ffe08400 6e000000 ext      bfe09c00 0e000000 tbl      bfe09c00 0e001000 tbx
  fffffc00 4e284800 aese     fffffc00 4e285800 aesd     fffffc00 4e286800 aesmc    fffffc00 4e287800 aesimc
  ffe0fc00 5e000000 sha1c    ffe0fc00 5e001000 sha1p    ffe0fc00 5e002000 sha1m    ffe0fc00 5e003000 sha1su0
  ffe0fc00 5e004000 sha256h  ffe0fc00 5e005000 sha256h2 ffe0fc00 5e006000 sha256su1
  fffffc00 5e281800 sha1su1  fffffc00 5e282800 sha256su0
  ffe0fc00 ce608000 sha512h  ffe0fc00 ce608400 sha512h2 ffe0fc00 ce608800 sha512su1 ffe0fc00 ce608c00 rax1
  ffe0fc00 ce60c000 sm3partw1 ffe0fc00 ce60c400 sm3partw2 ffe0fc00 ce60c800 sm4ekey
  fffffc00 cec08000 sha512su0 fffffc00 cec08400 sm4e
  ffe08000 ce000000 eor3     ffe08000 ce200000 bcax     ffe08000 ce400000 sm3ss1   ffe00000 ce800000 xar
  ffe0cc00 ce408000 sm3tt1a  ffe0cc00 ce408400 sm3tt1b  ffe0cc00 ce408800 sm3tt2a  ffe0cc00 ce408c00 sm3tt2b
  fffffc00 9eae0000 fmov     fffffc00 9eaf0000 fmov
`;

/** `<mask> <value> <name>`: loads and stores of q registers, and of several registers or single lanes. */
export const memory = `
  ffc00000 3d800000 str   ffc00000 3dc00000 ldr   ff000000 9c000000 ldr
  ffe00c00 3c800000 stur  ffe00c00 3cc00000 ldur  ffe00400 3c800400 str  ffe00400 3cc00400 ldr
  ffe04c00 3ca04800 str   ffe04c00 3ce04800 ldr
  ffc00000 ac000000 stnp  ffc00000 ac400000 ldnp  ffc00000 ac800000 stp  ffc00000 acc00000 ldp
  ffc00000 ad000000 stp   ffc00000 ad400000 ldp   ffc00000 ad800000 stp  ffc00000 adc00000 ldp
`;
