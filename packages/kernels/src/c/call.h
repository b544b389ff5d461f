/* A call of an operation from a script engine: what the engines' glue shares. */
#ifndef KGL_CALL_H
#define KGL_CALL_H

#include <stdbool.h>

#include "kernels.h"

typedef enum { KGL_IN, KGL_OUT, KGL_INOUT, KGL_SCALAR, KGL_SIZE } kgl_kind;

enum { KGL_RETURNS_NUMBER = -1 };

/* ceil(dimension / per) * times, or the bytes of `dimension` elements */
typedef struct {
  uint8_t dimension, per, per_dimension, times; /* per_dimension: 1 + the dimension to divide by; 0: divide by per */
  uint8_t type_dimension; /* 1 + the dimension that is the number of their type; 0: no bytes of elements */
} kgl_extent;

extern const kgl_extent kgl_extents[];

typedef struct {
  const char *name;
  uint8_t kind; /* kgl_kind */
  uint8_t dtype; /* kgl_dtype: of an array or a scalar */
  uint8_t rank; /* of an array: the number of dimensions that make its length; of a size: 1 */
  uint8_t shape[KGL_MAX_RANK]; /* indices into the operation's dimensions, or extents */
  uint8_t below; /* of u32 indices: 1 + the dimension that each must be below; else 0 */
  uint8_t at_most; /* 1 + the dimension that its length may not exceed; else 0 */
  bool may_alias; /* of an output: may be another operand, all of it */
  bool is_optional; /* of an array: may be empty whatever its shape; the kernel gets NULL */
  union {
    struct {
      uint8_t least, most, multiple_of; /* of a size; 0: no limit */
    };
    struct {
      uint8_t stride_rank; /* of an array whose elements are chosen by steps: how many axes; else 0 */
      uint8_t counts, start; /* the first dimension of their lengths; that of the first element, the steps' behind it */
    };
  };
} kgl_argument;

/* An argument as it came: an array's memory and length in elements, or a number. */
typedef struct {
  void *data;
  size_t length;
  double number;
} kgl_value;

typedef struct {
  uint16_t id;
  uint8_t dtype; /* kgl_dtype */
  const char *name;
  uint8_t argument_count;
  uint8_t dimension_count;
  uint8_t word_count; /* of its instruction in a plan (exec.h) */
  int8_t returned; /* KGL_RETURNS_NUMBER or the index of an argument */
  bool refuses_empty;
  bool is_flat; /* one dimension, that of every array; no size among the arguments, no index into another array */
  const kgl_argument *arguments;
  double (*invoke)(const kgl_table *table, const kgl_value *values, const size_t *dimensions);
} kgl_operation;

extern const kgl_operation kgl_operations[KGL_OPERATION_COUNT];

/* What an array of a kgl_dtype is called in JavaScript, and the bytes of an element. */
extern const char *const kgl_dtype_arrays[];
extern const uint8_t kgl_dtype_bytes[];

typedef enum { KGL_TYPE_ERROR, KGL_RANGE_ERROR } kgl_error_type;

typedef struct {
  kgl_error_type type;
  const char *code;
  char message[256];
} kgl_failure;

/* Fills the failure: code KINGLET_KERNELS_<what>, which must be one of the codes in call.c. Always false. */
__attribute__((format(printf, 4, 5))) bool kgl_fail(kgl_failure *failure, kgl_error_type type, const char *what,
                                                   const char *format, ...);

/* The failure of an argument of the wrong type; `got` says what came instead. */
bool kgl_fail_type(kgl_failure *failure, const kgl_operation *operation, const kgl_argument *argument, const char *got);
bool kgl_fail_detached(kgl_failure *failure, const kgl_operation *operation, const kgl_argument *argument);

/* The failure of a recorded plan. */
struct kgl_plan_fault;
bool kgl_fail_plan(kgl_failure *failure, const struct kgl_plan_fault *fault);

/* Turns the number of a size argument into its length, which must be a whole number of 32 bits, as in plans; a scalar of an
 * integer dtype must be one. */
bool kgl_number(const kgl_operation *operation, const kgl_argument *argument, kgl_value *value, kgl_failure *failure);

/* The length of an array with these dimensions; SIZE_MAX, which no array has, if it is too large to count. */
size_t kgl_length(const kgl_argument *argument, const size_t *dimensions);

/* An extent of its shape. */
size_t kgl_extent_of(const kgl_argument *argument, int r, const size_t *dimensions);

/* True if all elements of an array of `length` that lie `steps` (integers of 32 bits) apart from `start` on, `counts` along
 * each of `rank` axes, are inside; always if there are none. */
bool kgl_stays_inside(size_t length, size_t start, uint8_t rank, const size_t *counts, const size_t *steps);

/* The same of an argument with steps. */
bool kgl_steps_inside(const kgl_argument *argument, const size_t *dimensions);

/* True if a size is in its argument's range. */
bool kgl_in_range(const kgl_argument *argument, size_t size);

/* The memory of an optional array, or NULL. */
static inline void *kgl_optional(const kgl_value *value) { return value->length ? value->data : NULL; }

/* Saturates; 0 for NaN. */
static inline int32_t kgl_to_i32(double number) {
  if (number != number) return 0;
  return number <= INT32_MIN ? INT32_MIN : number >= INT32_MAX ? INT32_MAX : (int32_t)number;
}

/* Checks lengths, overlap and emptiness, and finds the dimensions. The types were checked before. */
bool kgl_check(const kgl_operation *operation, const kgl_value *values, size_t *dimensions, kgl_failure *failure);

#endif
