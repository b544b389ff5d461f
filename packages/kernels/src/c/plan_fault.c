/* What is wrong with a plan, in words that every engine shares. */
#include "call.h"
#include "exec.h"

bool kgl_fail_plan(kgl_failure *failure, const kgl_plan_fault *fault) {
  static const char *const reasons[] = {
      [KGL_PLAN_UNKNOWN] = "no operation of this version for its dtype",
      [KGL_PLAN_SHORT] = "cut short",
      [KGL_PLAN_OUTSIDE] = "an operand outside the arena",
      [KGL_PLAN_MISALIGNED] = "a misaligned operand",
      [KGL_PLAN_OVERLAP] = "an output that overlaps another operand",
      [KGL_PLAN_EMPTY] = "an operand without elements",
      [KGL_PLAN_LENGTH] = "an operand with too many elements",
      [KGL_PLAN_INDEX] = "an index that is too large",
      [KGL_PLAN_SIZE] = "a size outside its range",
  };
  return kgl_fail(failure, KGL_RANGE_ERROR, "PLAN", "plan: expected operation %u at word %zu to be right, got %s",
                  fault->id, fault->word, reasons[fault->reason]);
}
