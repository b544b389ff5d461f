#include "log.h"

#include "output.h"
#include "protocol.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

#define FRAME_TEXT 0xa55a0003u
#define FRAME_JSON 0xa55a0002u
#define FRAME_HEADER 16
#define MAX_DESCRIPTOR ((1 << 20) - 1)

static const struct {
  const char *name;
  kgl_log_level level;
} levels[] = {{"TRACE", KGL_LOG_TRACE}, {"DEBUG", KGL_LOG_DEBUG}, {"INFO", KGL_LOG_INFO},
              {"WARN", KGL_LOG_WARN},   {"ERROR", KGL_LOG_ERROR}, {"FATAL", KGL_LOG_FATAL}};

static struct {
  bool json;
  kgl_log_level lowest;
  int telemetry; /* descriptor, or -1 */
  kgl_buffer line;
} logging = {.lowest = KGL_LOG_TRACE, .telemetry = -1};

static void write_record(const kgl_invocation *invocation, kgl_log_level level, kgl_slice text);

void kgl_log_init(void) {
  const char *format = getenv(KGL_ENV_LOG_FORMAT), *lowest = getenv(KGL_ENV_LOG_LEVEL);
  const char *telemetry = getenv(KGL_ENV_TELEMETRY_FD);
  logging.json = format && strcasecmp(format, "JSON") == 0;
  for (size_t i = 0; lowest && i < sizeof levels / sizeof *levels; i++)
    if (strcasecmp(lowest, levels[i].name) == 0) logging.lowest = levels[i].level;
  if (!telemetry) return;
  size_t fd;
  if (kgl_read_number(kgl_text(telemetry), MAX_DESCRIPTOR, &fd)) logging.telemetry = (int)fd;
  unsetenv(KGL_ENV_TELEMETRY_FD);
}

bool kgl_log_is_json(void) {
  return logging.json;
}

kgl_log_level kgl_log_lowest(void) {
  return logging.lowest;
}

void kgl_log_force_json(void) {
  logging.json = true;
}

void kgl_log_record(const kgl_invocation *invocation, kgl_log_level level, kgl_slice text) {
  write_record(invocation, level, text);
}

void kgl_log_event(const kgl_invocation *invocation, kgl_log_level level, const char *message, kgl_slice detail) {
  kgl_buffer text = {0};
  kgl_buffer line = {0};
  kgl_buffer_text(&text, message);
  if (detail.length) kgl_buffer_text(&text, ": ");
  kgl_buffer_append(&text, detail.bytes, detail.length);
  if (logging.json) {
    kgl_buffer_text(&line, "\"message\":");
    kgl_buffer_json(&line, (const char *)text.bytes, text.length);
  }
  const kgl_buffer *shown = logging.json ? &line : &text;
  if (!shown->failed)
    write_record(invocation, level, (kgl_slice){(const char *)shown->bytes, shown->length});
  kgl_buffer_free(&line);
  kgl_buffer_free(&text);
}

void kgl_log_error(const kgl_invocation *invocation, const char *message, const kgl_outcome *outcome) {
  kgl_buffer text = {0};
  const char *body = outcome->body;
  if (logging.json) {
    kgl_buffer_text(&text, "\"message\":");
    kgl_buffer_json(&text, message, strlen(message));
    kgl_buffer_text(&text, ",");
    kgl_buffer_append(&text, body + 1, outcome->length - 2); /* its members */
  } else {
    kgl_buffer_text(&text, message);
    kgl_buffer_text(&text, "\t");
    kgl_buffer_append(&text, body, outcome->length);
  }
  if (!text.failed)
    write_record(invocation, KGL_LOG_ERROR, (kgl_slice){(const char *)text.bytes, text.length});
  kgl_buffer_free(&text);
}

static const char *name_of(kgl_log_level level) {
  return levels[level / KGL_LOG_TRACE - 1].name;
}

static void put_digits(char *to, size_t count, long value) {
  for (; count--; value /= 10) to[count] = (char)('0' + value % 10);
}

/* strftime would bring the names of days and months and two dozen formats. */
static void append_time(kgl_buffer *line, const struct timeval *now) {
  char stamp[] = "YYYY-MM-DDTHH:MM:SS.mmmZ";
  struct tm time;
  gmtime_r(&now->tv_sec, &time);
  put_digits(stamp, 4, time.tm_year + 1900);
  put_digits(stamp + 5, 2, time.tm_mon + 1);
  put_digits(stamp + 8, 2, time.tm_mday);
  put_digits(stamp + 11, 2, time.tm_hour);
  put_digits(stamp + 14, 2, time.tm_min);
  put_digits(stamp + 17, 2, time.tm_sec);
  put_digits(stamp + 20, 3, now->tv_usec / 1000);
  kgl_buffer_append(line, stamp, sizeof stamp - 1);
}

static void append_member(kgl_buffer *line, const char *name, kgl_slice value) {
  kgl_buffer_text(line, ",\"");
  kgl_buffer_text(line, name);
  kgl_buffer_text(line, "\":");
  kgl_buffer_json(line, value.bytes, value.length);
}

static void format_json(kgl_buffer *line, const struct timeval *now, const kgl_invocation *invocation,
                        kgl_log_level level, kgl_slice members) {
  kgl_buffer_text(line, "{\"timestamp\":\"");
  append_time(line, now);
  kgl_buffer_text(line, "\"");
  append_member(line, "level", kgl_text(name_of(level)));
  append_member(line, "requestId", invocation ? invocation->request_id : kgl_text("-"));
  if (invocation && invocation->tenant_id.bytes) append_member(line, "tenantId", invocation->tenant_id);
  kgl_buffer_text(line, ",");
  kgl_buffer_append(line, members.bytes, members.length);
  kgl_buffer_text(line, "}");
}

static void format_text(kgl_buffer *line, const struct timeval *now, const kgl_invocation *invocation,
                        kgl_log_level level, kgl_slice text) {
  kgl_slice id = invocation ? invocation->request_id : kgl_text("-");
  append_time(line, now);
  kgl_buffer_text(line, "\t");
  kgl_buffer_append(line, id.bytes, id.length);
  kgl_buffer_text(line, "\t");
  kgl_buffer_text(line, name_of(level));
  kgl_buffer_text(line, "\t");
  size_t from = line->length;
  kgl_buffer_append(line, text.bytes, text.length);
  if (logging.telemetry >= 0 || line->failed) return;
  /* On standard output a newline ends the record. */
  for (uint8_t *at = line->bytes + from; at < line->bytes + line->length; at++)
    if (*at == '\n') *at = '\r';
}

static void put_big_endian(uint8_t *to, uint64_t value, size_t bytes) {
  while (bytes--) {
    to[bytes] = (uint8_t)value;
    value >>= 8;
  }
}

static void write_record(const kgl_invocation *invocation, kgl_log_level level, kgl_slice text) {
  struct timeval now;
  kgl_buffer *line = &logging.line;
  if (level < logging.lowest) return;
  gettimeofday(&now, NULL);
  kgl_buffer_clear(line);
  (logging.json ? format_json : format_text)(line, &now, invocation, level, text);
  bool framed_json = logging.json && logging.telemetry >= 0;
  if (!framed_json) kgl_buffer_text(line, "\n");
  if (line->failed) return;
  if (logging.telemetry < 0) {
    kgl_output_write(STDOUT_FILENO, line->bytes, line->length);
    return;
  }
  uint8_t header[FRAME_HEADER];
  put_big_endian(header, (logging.json ? FRAME_JSON : FRAME_TEXT) | (unsigned)level, 4);
  put_big_endian(header + 4, line->length, 4);
  put_big_endian(header + 8, (uint64_t)now.tv_sec * 1000000 + (uint64_t)now.tv_usec, 8);
  kgl_output_write_frame(logging.telemetry, header, sizeof header, line->bytes, line->length);
}
