/* The forms in which the platform takes an error. */
#ifndef KGL_ERROR_REPORT_H
#define KGL_ERROR_REPORT_H

#include "invocation.h"

typedef struct {
  const char *type;
  kgl_slice message;
  kgl_slice stack; /* its frames are the lines that begin with "at " */
} kgl_error;

/* Holds the bytes of an outcome that is an error. */
typedef struct {
  kgl_buffer body, exceptions, paths, cause;
} kgl_error_report;

/* Fills `outcome` with one error: body {"errorMessage":…,"errorType":…,"stackTrace":[…]}, header, X-Ray cause. Replaces
 * what is in `report`. */
void kgl_error_outcome(kgl_error_report *report, const kgl_error *error, kgl_outcome *outcome);

/* The same for an error with others in it: _begin, then _open, members of its own in report->body, _close for it and in
 * the same way for each within it, then _finish with the outermost. */
void kgl_error_begin(kgl_error_report *report);
void kgl_error_open(kgl_error_report *report, const kgl_error *error);
void kgl_error_close(kgl_error_report *report);
void kgl_error_finish(kgl_error_report *report, const kgl_error *error, kgl_outcome *outcome);

/* The value for the error type header: `type`, or "Function." before it, if the platform keeps that; else
 * "Function.Unknown". `capacity` is at least 17. */
void kgl_error_header(char *header, size_t capacity, const char *type);

#endif
