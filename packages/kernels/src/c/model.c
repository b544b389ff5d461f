/* Opening model files and running them. What a file says is believed after it was checked. */
#include "model.h"

#include <string.h>

_Static_assert(__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__, "model files are read where they lie");

/* XXH32 of aligned bytes, seed 0 (https://github.com/Cyan4973/xxHash/blob/dev/doc/xxhash_spec.md). */
enum { STRIPE = 4 };
static const uint32_t primes[] = {0x9e3779b1u, 0x85ebca77u, 0xc2b2ae3du, 0x27d4eb2fu, 0x165667b1u};

static uint32_t rotate(uint32_t x, int by) { return x << by | x >> (32 - by); }

/* `count` words: every part of a file that is hashed is a multiple of 4 bytes. */
static uint32_t hash(const uint32_t *words, size_t count) {
  uint32_t lanes[STRIPE] = {primes[0] + primes[1], primes[1], 0, 0u - primes[0]};
  size_t at = 0;
  for (; at + STRIPE <= count; at += STRIPE)
    for (int i = 0; i < STRIPE; i++) {
      lanes[i] = rotate(lanes[i] + words[at + i] * primes[1], 13) * primes[0];
      __asm__("" : "+r"(lanes[i])); /* in vectors, products of 32 bits take three times as long */
    }
  uint32_t sum = count < STRIPE
                     ? primes[4]
                     : rotate(lanes[0], 1) + rotate(lanes[1], 7) + rotate(lanes[2], 12) + rotate(lanes[3], 18);
  sum += (uint32_t)(count * sizeof *words);
  for (; at < count; at++) sum = rotate(sum + words[at] * primes[2], 17) * primes[3];
  sum = (sum ^ sum >> 15) * primes[1];
  sum = (sum ^ sum >> 13) * primes[2];
  return sum ^ sum >> 16;
}

static bool refuse(kgl_failure *failure, const char *wanted) {
  return kgl_fail(failure, KGL_RANGE_ERROR, "MODEL", "model: expected %s", wanted);
}

/* Whether `count` elements of `size` bytes at `at` lie in the first `end` bytes. */
static bool is_inside(uint32_t at, uint32_t count, size_t size, uint32_t end) {
  return at % sizeof(uint32_t) == 0 && at <= end && (uint64_t)count * size <= end - at;
}

static bool check_header(const kgl_model_header *h, size_t length, kgl_failure *failure) {
  if (length < sizeof *h || h->magic != KGL_MODEL_MAGIC) return refuse(failure, "a model file of Kinglet, got something else");
  if (h->version != KGL_MODEL_VERSION)
    return kgl_fail(failure, KGL_RANGE_ERROR, "MODEL",
                    "model: expected a file of version %u, got one of version %u; compile the model again", KGL_MODEL_VERSION,
                    h->version);
  if (h->fileBytes != length)
    return kgl_fail(failure, KGL_RANGE_ERROR, "MODEL", "model: expected a file of %u bytes, got %zu: it is damaged",
                    h->fileBytes, length);
  const uint32_t head = h->constantsAt;
  const bool is_ordered = head >= sizeof *h && head <= length && head % KGL_MODEL_ALIGNMENT == 0 &&
                          length % KGL_MODEL_ALIGNMENT == 0 &&
                          (uint64_t)h->inputCount + h->outputCount <= UINT32_MAX;
  if (!is_ordered || !is_inside(h->wordsAt, h->wordCount, sizeof(uint32_t), head) ||
      !is_inside(h->relocationsAt, h->relocationCount, sizeof(kgl_relocation), head) ||
      !is_inside(h->tensorsAt, h->inputCount + h->outputCount, sizeof(kgl_model_tensor), head) ||
      !is_inside(h->metadataAt, h->metadataBytes, 1, head))
    return refuse(failure, "tables inside the file, got some that are not: it is damaged");
  return true;
}

/* The checksum of the bytes from one place to another. */
static bool check_sum(const void *first, size_t from, size_t end, uint32_t sum, kgl_failure *failure) {
  const uint32_t *words = first;
  const bool is_right = hash(words + from / sizeof *words, (end - from) / sizeof *words) == sum;
  return is_right || refuse(failure, "the bytes that its checksums were made of, got others: the file is damaged");
}

static uint32_t growing_axes(const kgl_model_tensor *t) {
  uint32_t count = 0;
  for (uint32_t d = 0; d < t->rank; d++) count += t->shape[d].perItem > 0;
  return count;
}

static bool check_tensors(const kgl_model *model, kgl_failure *failure) {
  const uint32_t count = model->header->inputCount + model->header->outputCount;
  for (uint32_t i = 0; i < count; i++) {
    const kgl_model_tensor *t = &model->tensors[i];
    const bool is_element = t->elementBytes <= 8 && (1u << t->elementBytes & (1u << 1 | 1u << 2 | 1u << 4 | 1u << 8));
    if (t->rank > KGL_MODEL_MAX_RANK || !is_element || t->at < model->header->fileBytes || growing_axes(t) > 1)
      return kgl_fail(failure, KGL_RANGE_ERROR, "MODEL", "model: expected tensor %u to be right, got a damaged file", i);
  }
  return true;
}

static bool check_relocations(const kgl_model *model, kgl_failure *failure) {
  for (uint32_t i = 0; i < model->header->relocationCount; i++)
    if (model->relocations[i].word >= model->header->wordCount)
      return refuse(failure, "relocations of its words, got others: the file is damaged");
  return true;
}

size_t kgl_model_head(const void *file, size_t length) {
  const kgl_model_header *h = file;
  return length >= sizeof *h && h->constantsAt >= sizeof *h && h->constantsAt < length ? h->constantsAt : length;
}

bool kgl_model_open_head(kgl_model *model, const void *head, const void *file, size_t length, kgl_failure *failure) {
  const unsigned char *first = head;
  const kgl_model_header *h = head;
  if (!check_header(h, length, failure)) return false;
  *model = (kgl_model){
      .header = h,
      .words = (const uint32_t *)(first + h->wordsAt),
      .relocations = (const kgl_relocation *)(first + h->relocationsAt),
      .tensors = (const kgl_model_tensor *)(first + h->tensorsAt),
      .file = file,
  };
  return check_sum(h, KGL_MODEL_HASHED_FROM, h->constantsAt, h->headChecksum, failure) && check_tensors(model, failure) &&
         check_relocations(model, failure);
}

bool kgl_model_open(kgl_model *model, const void *head, const void *file, size_t length, kgl_failure *failure) {
  if (!kgl_model_open_head(model, head, file, length, failure)) return false;
  const kgl_model_header *h = model->header;
  return check_sum(file, h->constantsAt, h->fileBytes, h->constantsChecksum, failure);
}

static uint64_t scaled(uint32_t fixed, uint32_t per_item, uint32_t items) {
  return fixed + (uint64_t)per_item * items;
}

size_t kgl_session_arena_bytes(const kgl_model *model, uint32_t most_items) {
  const kgl_model_header *h = model->header;
  const uint64_t bytes = scaled(h->arenaBytes, h->arenaBytesPerItem, most_items);
  return bytes > UINT32_MAX - h->fileBytes ? SIZE_MAX : (size_t)bytes;
}

bool kgl_session_items(double number, uint32_t *items, kgl_failure *failure) {
  *items = number >= 0 && number <= UINT32_MAX ? (uint32_t)number : 0;
  return *items == number || refuse(failure, "a batch to be a whole number of items that fits 32 bits");
}

size_t kgl_session_slot_bytes(const kgl_model *model) {
  return model->header->wordCount * (sizeof(kgl_slot) + sizeof(uint32_t));
}

bool kgl_session_start(kgl_session *session, const kgl_model *model, uint32_t most_items, void *arena, void *slots,
                       kgl_failure *failure) {
  *session = (kgl_session){.model = model, .most_items = most_items, .arena = arena, .slots = slots};
  session->arena_bytes = kgl_session_arena_bytes(model, most_items);
  session->words = (uint32_t *)(session->slots + model->header->wordCount);
  return kgl_session_bind(session, most_items, failure);
}

/* The words for a batch: false if one does not fit. */
static bool relocate(const kgl_session *session, uint32_t items) {
  const kgl_model *model = session->model;
  memcpy(session->words, model->words, model->header->wordCount * sizeof *model->words);
  for (uint32_t i = 0; i < model->header->relocationCount; i++) {
    const kgl_relocation *r = &model->relocations[i];
    const uint64_t word = scaled(session->words[r->word], r->perItem, items);
    if (word > UINT32_MAX) return false;
    session->words[r->word] = (uint32_t)word;
  }
  return true;
}

/* Whether every input and output lies in the arena. */
static bool check_places(const kgl_session *session) {
  const kgl_model_header *h = session->model->header;
  for (uint32_t i = 0; i < h->inputCount + h->outputCount; i++) {
    size_t bytes;
    const unsigned char *place = kgl_session_tensor(session, i, &bytes);
    if (!place || (uintptr_t)place % session->model->tensors[i].elementBytes) return false;
  }
  return true;
}

static kgl_plan_memory memory_of(const kgl_session *session) {
  const kgl_model *model = session->model;
  return (kgl_plan_memory){model->file, model->header->fileBytes, session->arena, session->arena_bytes};
}

bool kgl_session_bind(kgl_session *session, uint32_t items, kgl_failure *failure) {
  const kgl_model_header *h = session->model->header;
  if (items && items == session->items) return true;
  if (items == 0 || items > session->most_items)
    return kgl_fail(failure, KGL_RANGE_ERROR, "MODEL", "model: expected a batch of 1 to %u items, got %u",
                    session->most_items, items);
  const kgl_plan_memory memory = memory_of(session);
  kgl_plan_fault fault;
  session->items = 0;
  if (!relocate(session, items)) return refuse(failure, "a batch whose offsets fit 32 bits");
  if (!kgl_plan_prepare(session->words, h->wordCount, &memory, session->slots, &fault))
    return kgl_fail_plan(failure, &fault);
  session->items = items;
  const bool is_counted = kgl_session_length(session) == h->instructionCount;
  if (is_counted && check_places(session)) return true;
  session->items = 0;
  return refuse(failure, is_counted ? "inputs and outputs inside its arena, got a damaged file"
                                    : "as many instructions as its header says, got a damaged file");
}

static bool index_fault(const kgl_slot *slots, size_t at, kgl_failure *failure) {
  const kgl_plan_fault fault = {.reason = KGL_PLAN_INDEX, .word = at, .id = kgl_plan_operation(slots + at)};
  return kgl_fail_plan(failure, &fault);
}

static bool run_slots(const kgl_slot *slots, size_t count, const kgl_table *table, kgl_failure *failure) {
  const size_t end = kgl_plan_run(table, slots, count);
  return end == count || index_fault(slots, end, failure);
}

static bool time_slots(const kgl_slot *slots, size_t count, const kgl_table *table, uint64_t (*clock)(void),
                       double *nanoseconds, kgl_failure *failure) {
  uint64_t before = clock();
  for (size_t at = 0; at < count;) {
    const size_t length = kgl_plan_length(slots + at);
    if (kgl_plan_run(table, slots + at, length) != length) return index_fault(slots, at, failure);
    const uint64_t after = clock();
    *nanoseconds++ = (double)(after - before);
    before = after;
    at += length;
  }
  return true;
}

/* After a batch that was refused the slots are those of no batch. */
static bool is_bound(const kgl_session *session, kgl_failure *failure) {
  return session->items || refuse(failure, "a batch that was bound, got none: the last one was refused");
}

bool kgl_session_run(const kgl_session *session, const kgl_table *table, kgl_failure *failure) {
  return is_bound(session, failure) && run_slots(session->slots, session->model->header->wordCount, table, failure);
}

bool kgl_session_time(const kgl_session *session, const kgl_table *table, uint64_t (*clock)(void), double *nanoseconds,
                      kgl_failure *failure) {
  return is_bound(session, failure) &&
         time_slots(session->slots, session->model->header->wordCount, table, clock, nanoseconds, failure);
}

bool kgl_segment_bind(kgl_segment *segment, const uint32_t *words, size_t count, kgl_failure *failure) {
  const kgl_plan_memory memory = memory_of(segment->session);
  kgl_plan_fault fault;
  segment->count = 0;
  if (!kgl_plan_prepare(words, count, &memory, segment->slots, &fault)) return kgl_fail_plan(failure, &fault);
  segment->count = count;
  return true;
}

bool kgl_segment_run(const kgl_segment *segment, const kgl_table *table, kgl_failure *failure) {
  if (segment->count == 0) return refuse(failure, "a segment whose words were bound, got one without");
  return run_slots(segment->slots, segment->count, table, failure);
}

bool kgl_segment_time(const kgl_segment *segment, const kgl_table *table, uint64_t (*clock)(void), double *nanoseconds,
                      kgl_failure *failure) {
  return time_slots(segment->slots, segment->count, table, clock, nanoseconds, failure);
}

size_t kgl_segment_length(const kgl_segment *segment) { return kgl_plan_instructions(segment->slots, segment->count); }

size_t kgl_session_length(const kgl_session *session) {
  return session->items ? kgl_plan_instructions(session->slots, session->model->header->wordCount) : 0;
}

void *kgl_session_tensor(const kgl_session *session, uint32_t number, size_t *bytes) {
  const kgl_model_tensor *t = &session->model->tensors[number];
  const uint32_t items = session->items;
  uint64_t length = t->elementBytes;
  for (uint32_t d = 0; d < t->rank; d++) {
    const uint64_t extent = scaled(t->shape[d].fixed, t->shape[d].perItem, items);
    if (extent > UINT32_MAX || __builtin_mul_overflow(length, extent, &length) || length > UINT32_MAX) return NULL;
  }
  const uint64_t at = scaled(t->at, t->atPerItem, items) - session->model->header->fileBytes;
  if (at > session->arena_bytes || length > session->arena_bytes - at) return NULL;
  *bytes = (size_t)length;
  return session->arena + at;
}
