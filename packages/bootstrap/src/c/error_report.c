#include "error_report.h"

#include "protocol.h"
#include "stack_frames.h"

#include <string.h>
#include <unistd.h>

/* How much of an error is shown. */
typedef struct {
  size_t bytes, frames;
} limits;

static const limits everything = {SIZE_MAX, SIZE_MAX}, essentials = {1024, 20};

static void write_exception(kgl_buffer *exceptions, const kgl_error *error, limits most);
static void write_paths(kgl_buffer *paths, kgl_slice stack, limits most);
static void write_cause(kgl_error_report *report);

void kgl_error_outcome(kgl_error_report *report, const kgl_error *error, kgl_outcome *outcome) {
  kgl_error_begin(report);
  kgl_error_open(report, error);
  kgl_error_close(report);
  kgl_error_finish(report, error, outcome);
}

void kgl_error_begin(kgl_error_report *report) {
  kgl_buffer_clear(&report->body);
  kgl_buffer_clear(&report->exceptions);
  kgl_buffer_clear(&report->paths);
}

void kgl_error_open(kgl_error_report *report, const kgl_error *error) {
  kgl_buffer *body = &report->body;
  kgl_slice stack = error->stack;
  kgl_frame at;
  kgl_buffer_text(body, "{\"errorMessage\":");
  kgl_buffer_json(body, error->message.bytes ? error->message.bytes : "", error->message.length);
  kgl_buffer_text(body, ",\"errorType\":");
  kgl_buffer_json(body, error->type, strlen(error->type));
  kgl_buffer_text(body, ",\"stackTrace\":[");
  for (bool first = true; kgl_next_frame(&stack, &at); first = false) {
    if (!first) kgl_buffer_text(body, ",");
    kgl_buffer_json(body, at.text.bytes, at.text.length);
  }
  kgl_buffer_text(body, "]");
  if (report->exceptions.length > KGL_DROPPED_CAUSE) return; /* too long already */
  write_exception(&report->exceptions, error, everything);
  write_paths(&report->paths, error->stack, everything);
}

void kgl_error_close(kgl_error_report *report) {
  kgl_buffer_text(&report->body, "}");
}

void kgl_error_finish(kgl_error_report *report, const kgl_error *error, kgl_outcome *outcome) {
  *outcome = (kgl_outcome){.body = report->body.bytes, .length = report->body.length, .is_error = true};
  outcome->content_type = KGL_CONTENT_JSON;
  kgl_error_header(outcome->error_type, sizeof outcome->error_type, error->type);
  write_cause(report);
  if (report->cause.length > KGL_DROPPED_CAUSE) return;
  if (report->cause.length > KGL_MAX_CAUSE) {
    kgl_buffer_clear(&report->exceptions);
    kgl_buffer_clear(&report->paths);
    write_exception(&report->exceptions, error, essentials);
    write_paths(&report->paths, error->stack, essentials);
    write_cause(report);
  }
  if (!report->cause.failed) outcome->cause = (kgl_slice){(const char *)report->cause.bytes, report->cause.length};
}

static bool is_letter(char byte) {
  return (byte >= 'A' && byte <= 'Z') || (byte >= 'a' && byte <= 'z');
}

static bool is_kept(const char *type) {
  size_t prefix = strncmp(type, "Runtime.", 8) == 0 ? 8 : strncmp(type, "Function.", 9) == 0 ? 9 : 0;
  if (!prefix || type[prefix] < 'A' || type[prefix] > 'Z' || !type[prefix + 1]) return false;
  for (const char *at = type + prefix; *at; at++)
    if (!is_letter(*at)) return false;
  return true;
}

void kgl_error_header(char *header, size_t capacity, const char *type) {
  static const char prefix[] = "Function.", unknown[] = "Function.Unknown";
  size_t length = strlen(type);
  if (is_kept(type) && length < capacity) {
    memcpy(header, type, length + 1);
    return;
  }
  memcpy(header, unknown, sizeof unknown);
  if (length + sizeof prefix > capacity) return;
  memcpy(header + sizeof prefix - 1, type, length + 1);
  if (!is_kept(header)) memcpy(header, unknown, sizeof unknown);
}

/* The beginning of `text`, whole characters of it. */
static void append_cut(kgl_buffer *buffer, kgl_slice text, limits most) {
  if (text.length > most.bytes) {
    text.length = most.bytes;
    while (text.length && ((uint8_t)text.bytes[text.length] & 0xc0) == 0x80) text.length--;
  }
  kgl_buffer_json_ascii(buffer, text.bytes ? text.bytes : "", text.length);
}

static void write_frame(kgl_buffer *exceptions, const kgl_frame *at, limits most) {
  kgl_buffer_text(exceptions, "{\"path\":");
  append_cut(exceptions, at->path, most);
  kgl_buffer_text(exceptions, ",\"line\":");
  if (at->line.bytes && at->line.length < 10) kgl_buffer_append(exceptions, at->line.bytes, at->line.length);
  else kgl_buffer_text(exceptions, "0");
  kgl_buffer_text(exceptions, ",\"label\":");
  append_cut(exceptions, at->label.length ? at->label : kgl_text("anonymous"), most);
  kgl_buffer_text(exceptions, "}");
}

static void write_exception(kgl_buffer *exceptions, const kgl_error *error, limits most) {
  kgl_slice stack = error->stack;
  kgl_frame at;
  if (exceptions->length) kgl_buffer_text(exceptions, ",");
  kgl_buffer_text(exceptions, "{\"type\":");
  append_cut(exceptions, kgl_text(error->type), most);
  kgl_buffer_text(exceptions, ",\"message\":");
  append_cut(exceptions, error->message, most);
  kgl_buffer_text(exceptions, ",\"stack\":[");
  for (size_t count = 0; count < most.frames && kgl_next_frame(&stack, &at); count++) {
    if (count) kgl_buffer_text(exceptions, ",");
    write_frame(exceptions, &at, most);
  }
  kgl_buffer_text(exceptions, "]}");
}

static void write_paths(kgl_buffer *paths, kgl_slice stack, limits most) {
  kgl_frame at;
  kgl_slice last = {NULL, 0};
  for (size_t count = 0; count < most.frames && kgl_next_frame(&stack, &at); count++) {
    bool same = last.bytes && last.length == at.path.length && memcmp(last.bytes, at.path.bytes, last.length) == 0;
    last = at.path;
    if (same) continue; /* most frames of a bundle are in one file */
    if (paths->length) kgl_buffer_text(paths, ",");
    append_cut(paths, at.path, most);
  }
}

/* {"working_directory":…,"exceptions":[{"type":…,"message":…,"stack":[{path,line,label}]}],"paths":[…]}, in ASCII: it is a
 * header's value. */
static void write_cause(kgl_error_report *report) {
  kgl_buffer *cause = &report->cause;
  char directory[1024];
  const char *working = getcwd(directory, sizeof directory) ? directory : "/";
  kgl_buffer_clear(cause);
  kgl_buffer_text(cause, "{\"working_directory\":");
  kgl_buffer_json_ascii(cause, working, strlen(working));
  kgl_buffer_text(cause, ",\"exceptions\":[");
  kgl_buffer_append(cause, report->exceptions.bytes, report->exceptions.length);
  kgl_buffer_text(cause, "],\"paths\":[");
  kgl_buffer_append(cause, report->paths.bytes, report->paths.length);
  kgl_buffer_text(cause, "]}");
}
