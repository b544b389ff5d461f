/* The function's log: text or JSON lines on standard output, or frames on the platform's telemetry descriptor. */
#ifndef KGL_LOG_H
#define KGL_LOG_H

#include "buffer.h"
#include "invocation.h"

/* The values are the level masks of a telemetry frame. */
typedef enum {
  KGL_LOG_TRACE = 4,
  KGL_LOG_DEBUG = 8,
  KGL_LOG_INFO = 12,
  KGL_LOG_WARN = 16,
  KGL_LOG_ERROR = 20,
  KGL_LOG_FATAL = 24,
} kgl_log_level;

/* Reads format, lowest level and descriptor from the environment, and removes the descriptor's variable: it is not the
 * function's. */
void kgl_log_init(void);

/* Records of several invocations can be told apart in JSON alone. */
void kgl_log_force_json(void);

bool kgl_log_is_json(void);
kgl_log_level kgl_log_lowest(void);

/* One record of the program's. `invocation` may be NULL. In text format `text` is the message; in JSON format it is the
 * record's own members without braces, "message":… among them. */
void kgl_log_record(const kgl_invocation *invocation, kgl_log_level level, kgl_slice text);

/* One record of the bootstrap's own. `detail` may be empty; `outcome` is an error. */
void kgl_log_event(const kgl_invocation *invocation, kgl_log_level level, const char *message, kgl_slice detail);
void kgl_log_error(const kgl_invocation *invocation, const char *message, const kgl_outcome *outcome);

#endif
