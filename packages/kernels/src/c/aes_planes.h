/* AES without tables: plane k has bit k of 64 bytes, those of four blocks. */
#ifndef KGL_AES_PLANES_H
#define KGL_AES_PLANES_H

#include <stdint.h>
#include <string.h>

#include "aes.h"

enum { PLANES = 8, PLANES_BYTES = 64 };

/* Bit 8 r + c becomes bit 8 c + r. */
static uint64_t transposed(uint64_t x) {
  uint64_t swapped = (x ^ x >> 7) & 0x00aa00aa00aa00aa;
  x ^= swapped ^ swapped << 7;
  swapped = (x ^ x >> 14) & 0x0000cccc0000cccc;
  x ^= swapped ^ swapped << 14;
  swapped = (x ^ x >> 28) & 0x00000000f0f0f0f0;
  return x ^ swapped ^ swapped << 28;
}

static void to_planes(uint64_t planes[PLANES], const uint8_t bytes[PLANES_BYTES]) {
  memset(planes, 0, PLANES * sizeof *planes);
  for (int eight = 0; eight < 8; eight++) {
    uint64_t x;
    memcpy(&x, bytes + 8 * eight, sizeof x);
    x = transposed(x);
    for (int k = 0; k < PLANES; k++) planes[k] |= (x >> 8 * k & 0xff) << 8 * eight;
  }
}

static void from_planes(uint8_t bytes[PLANES_BYTES], const uint64_t planes[PLANES]) {
  for (int eight = 0; eight < 8; eight++) {
    uint64_t x = 0;
    for (int k = 0; k < PLANES; k++) x |= (planes[k] >> 8 * eight & 0xff) << 8 * k;
    x = transposed(x);
    memcpy(bytes + 8 * eight, &x, sizeof x);
  }
}

/* The remainder of a polynomial of degree 14 by x^8 + x^4 + x^3 + x + 1. */
static void reduce(uint64_t out[PLANES], uint64_t t[2 * PLANES - 1]) {
  for (int k = 2 * PLANES - 2; k >= PLANES; k--) t[k - 8] ^= t[k], t[k - 7] ^= t[k], t[k - 5] ^= t[k], t[k - 4] ^= t[k];
  memcpy(out, t, PLANES * sizeof *out);
}

static void multiply(uint64_t out[PLANES], const uint64_t a[PLANES], const uint64_t b[PLANES]) {
  uint64_t t[2 * PLANES - 1] = {0};
  for (int i = 0; i < PLANES; i++)
    for (int k = 0; k < PLANES; k++) t[i + k] ^= a[i] & b[k];
  reduce(out, t);
}

/* x^(2^times) */
static void square(uint64_t out[PLANES], const uint64_t a[PLANES], int times) {
  memcpy(out, a, PLANES * sizeof *out);
  for (; times > 0; times--) {
    uint64_t t[2 * PLANES - 1] = {0};
    for (int i = 0; i < PLANES; i++) t[2 * i] = out[i];
    reduce(out, t);
  }
}

/* FIPS 197, 5.1.1: the inverse, which is x^254, 0 of 0, and then an affine map. */
static void substitute(uint64_t planes[PLANES]) {
  uint64_t x2[PLANES], x3[PLANES], x12[PLANES], x[PLANES];
  square(x2, planes, 1);
  multiply(x3, x2, planes);
  square(x12, x3, 2);
  multiply(x, x12, x3);
  square(x, x, 4);
  multiply(x, x, x12);
  multiply(x, x, x2);
  for (int k = 0; k < PLANES; k++)
    planes[k] = x[k] ^ x[(k + 4) % 8] ^ x[(k + 5) % 8] ^ x[(k + 6) % 8] ^ x[(k + 7) % 8] ^ -(uint64_t)(0x63 >> k & 1);
}

/* Bit 4 c + r of the 16 of a block is row r of column c, which becomes that of column c - r. */
static uint64_t shift_rows(uint64_t x) {
  const uint64_t second = x & 0x2222222222222222, third = x & 0x4444444444444444, fourth = x & 0x8888888888888888;
  return (x & 0x1111111111111111) | (second >> 4 & 0x0222022202220222) | (second << 12 & 0x2000200020002000) |
         (third >> 8 & 0x0044004400440044) | (third << 8 & 0x4400440044004400) |
         (fourth >> 12 & 0x0008000800080008) | (fourth << 4 & 0x8880888088808880);
}

/* The row below, of each column. */
static uint64_t next_row(uint64_t x) { return (x >> 1 & 0x7777777777777777) | (x << 3 & 0x8888888888888888); }

/* Row r becomes 2 a[r] + 3 a[r + 1] + a[r + 2] + a[r + 3]. */
static void mix_columns(uint64_t planes[PLANES]) {
  uint64_t next[PLANES], sums[PLANES];
  for (int k = 0; k < PLANES; k++) next[k] = next_row(planes[k]), sums[k] = planes[k] ^ next[k];
  for (int k = 0; k < PLANES; k++) {
    const uint64_t carried = 0x1b >> k & 1 ? sums[7] : 0, doubled = (k ? sums[k - 1] : 0) ^ carried;
    planes[k] = doubled ^ next[k] ^ next_row(next_row(sums[k]));
  }
}

static void add_round_key(uint64_t planes[PLANES], const uint8_t key[KGL_AES_BLOCK]) {
  uint64_t round_key[PLANES];
  uint8_t repeated[PLANES_BYTES];
  for (int i = 0; i < 4; i++) memcpy(repeated + KGL_AES_BLOCK * i, key, KGL_AES_BLOCK);
  to_planes(round_key, repeated);
  for (int k = 0; k < PLANES; k++) planes[k] ^= round_key[k];
}

static void encrypt_four(const kgl_aes_key *key, uint8_t blocks[PLANES_BYTES]) {
  uint64_t planes[PLANES];
  to_planes(planes, blocks);
  add_round_key(planes, key->round_keys[0]);
  for (uint32_t round = 1; round <= key->rounds; round++) {
    substitute(planes);
    for (int k = 0; k < PLANES; k++) planes[k] = shift_rows(planes[k]);
    if (round < key->rounds) mix_columns(planes);
    add_round_key(planes, key->round_keys[round]);
  }
  from_planes(blocks, planes);
}

static uint32_t substitute_word(uint32_t word) {
  uint64_t planes[PLANES];
  uint8_t bytes[PLANES_BYTES] = {0};
  memcpy(bytes, &word, sizeof word);
  to_planes(planes, bytes);
  substitute(planes);
  from_planes(bytes, planes);
  memcpy(&word, bytes, sizeof word);
  return word;
}

#endif
