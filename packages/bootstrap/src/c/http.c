#include "http.h"

#include "protocol.h"

#include <arpa/inet.h>
#include <errno.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/uio.h>
#include <unistd.h>

#define MOST_INTERIM 16 /* 1xx answers before one that counts */

static kgl_http_status connect_if_needed(kgl_http_connection *connection);
static kgl_http_status send_request(kgl_http_connection *connection, const kgl_buffer *head, const void *body,
                                    size_t body_length, int timeout_ms);
static kgl_http_status read_head(kgl_http_connection *connection, int timeout_ms, kgl_http_response *response);
static kgl_http_status read_body(kgl_http_connection *connection, int timeout_ms, kgl_http_response *response);

bool kgl_http_open(kgl_http_connection *connection, const char *authority) {
  memset(connection, 0, offsetof(kgl_http_connection, input));
  connection->fd = -1;
  const char *colon = strrchr(authority, ':');
  size_t host_length = colon ? (size_t)(colon - authority) : 0;
  char host[16] = "127.0.0.1";
  if (!host_length || strlen(authority) >= sizeof connection->authority) return false;
  if (strncmp(authority, "localhost:", 10) != 0) {
    if (host_length >= sizeof host) return false;
    memcpy(host, authority, host_length);
    host[host_length] = 0;
  }
  char *end;
  long port = strtol(colon + 1, &end, 10);
  if (*end || end == colon + 1 || port < 1 || port > 65535) return false;
  connection->address = (struct sockaddr_in){.sin_family = AF_INET, .sin_port = htons((uint16_t)port)};
  strcpy(connection->authority, authority);
  return inet_pton(AF_INET, host, &connection->address.sin_addr) == 1;
}

void kgl_http_close(kgl_http_connection *connection) {
  if (connection->fd >= 0) close(connection->fd);
  connection->fd = -1;
  connection->used = connection->spoiled = false;
  connection->start = connection->end = 0;
}

kgl_http_status kgl_http_exchange(kgl_http_connection *connection, const kgl_buffer *head, const void *body,
                                  size_t body_length, int timeout_ms, kgl_http_response *response) {
  if (head->failed) return KGL_HTTP_MEMORY;
  /* A connection kept over a freeze may have been closed by the other side: only that is tried twice. */
  for (;;) {
    bool kept = connection->fd >= 0 && connection->used;
    kgl_http_status status = connect_if_needed(connection);
    if (status == KGL_HTTP_OK) status = send_request(connection, head, body, body_length, timeout_ms);
    if (status == KGL_HTTP_OK) status = kgl_http_read_response(connection, timeout_ms, response);
    if (status == KGL_HTTP_OK && !connection->spoiled) {
      connection->used = true;
      return status;
    }
    kgl_http_close(connection);
    if (status == KGL_HTTP_OK) return status;
    if (status != KGL_HTTP_UNSENT || !kept) return status;
  }
}

kgl_http_status kgl_http_read_response(kgl_http_connection *connection, int timeout_ms, kgl_http_response *response) {
  kgl_http_status status;
  int interim = 0;
  do {
    status = read_head(connection, timeout_ms, response);
    if (status != KGL_HTTP_OK) return status;
    if (++interim > MOST_INTERIM) return KGL_HTTP_MALFORMED;
  } while (response->status < 200);
  status = read_body(connection, timeout_ms, response);
  if (status == KGL_HTTP_OK && response->body.failed) status = KGL_HTTP_MEMORY;
  return status;
}

kgl_slice kgl_http_header(const kgl_http_response *response, const char *name) {
  size_t name_length = strlen(name);
  if (!response->head.length) return (kgl_slice){NULL, 0};
  const char *line = (const char *)response->head.bytes, *end = line + response->head.length;
  while (line < end) {
    const char *line_end = memchr(line, '\n', (size_t)(end - line));
    if (!line_end) break;
    if ((size_t)(line_end - line) > name_length + 1 && memcmp(line, name, name_length) == 0 && line[name_length] == ':')
      return (kgl_slice){line + name_length + 1, (size_t)(line_end - line) - name_length - 1};
    line = line_end + 1;
  }
  return (kgl_slice){NULL, 0};
}

const char *kgl_http_explain(kgl_http_status status) {
  switch (status) {
    case KGL_HTTP_OK: return "ok";
    case KGL_HTTP_CONNECT: return "no connection could be made";
    case KGL_HTTP_UNSENT:
    case KGL_HTTP_CLOSED: return "the server closed the connection before its answer was complete";
    case KGL_HTTP_TIMEOUT: return "the server did not answer in time";
    case KGL_HTTP_MALFORMED: return "the answer is not HTTP/1.1, or over a limit";
    case KGL_HTTP_MEMORY: return "out of memory";
  }
  return "unknown";
}

static kgl_http_status connect_if_needed(kgl_http_connection *connection) {
  if (connection->fd >= 0) return KGL_HTTP_OK;
  int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (fd < 0) return KGL_HTTP_CONNECT;
  struct timeval limit = {.tv_sec = KGL_CONNECT_TIMEOUT_S};
  int on = 1;
  setsockopt(fd, SOL_SOCKET, SO_SNDTIMEO, &limit, sizeof limit); /* bounds connect() too */
  setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  int result;
  do result = connect(fd, (struct sockaddr *)&connection->address, sizeof connection->address);
  while (result < 0 && errno == EINTR);
  if (result < 0) {
    close(fd);
    return KGL_HTTP_CONNECT;
  }
  connection->fd = fd;
  return KGL_HTTP_OK;
}

static int wait_for(int fd, short events, int timeout_ms) {
  struct pollfd poller = {.fd = fd, .events = events};
  int ready;
  do ready = poll(&poller, 1, timeout_ms);
  while (ready < 0 && errno == EINTR);
  return ready > 0 ? poller.revents : 0;
}

/* Sends all of it, unless the server answers first (413 before the body is through): then the answer is what counts and
 * the connection, which holds half a request, is not used again. */
static kgl_http_status send_request(kgl_http_connection *connection, const kgl_buffer *head, const void *body,
                                    size_t body_length, int timeout_ms) {
  struct iovec parts[2] = {{head->bytes, head->length}, {(void *)(uintptr_t)body, body_length}};
  struct msghdr message = {.msg_iov = parts, .msg_iovlen = body_length ? 2 : 1};
  bool sent_any = false;
  while (message.msg_iovlen) {
    ssize_t sent = sendmsg(connection->fd, &message, MSG_NOSIGNAL | MSG_DONTWAIT);
    if (sent < 0 && errno == EINTR) continue;
    if (sent < 0 && errno == EAGAIN) {
      int events = wait_for(connection->fd, POLLIN | POLLOUT, timeout_ms);
      if (!events) return KGL_HTTP_TIMEOUT;
      if (!(events & POLLIN)) continue;
      connection->spoiled = true;
      return KGL_HTTP_OK;
    }
    if (sent < 0 && !sent_any) return KGL_HTTP_UNSENT;
    if (sent < 0) {
      /* The server may have answered before it closed; reading tells. */
      connection->spoiled = true;
      return KGL_HTTP_OK;
    }
    sent_any = true;
    for (size_t left = (size_t)sent; message.msg_iovlen && left >= message.msg_iov->iov_len;) {
      left -= message.msg_iov->iov_len;
      message.msg_iov++;
      message.msg_iovlen--;
      sent = (ssize_t)left;
    }
    if (message.msg_iovlen) {
      message.msg_iov->iov_base = (char *)message.msg_iov->iov_base + sent;
      message.msg_iov->iov_len -= (size_t)sent;
    }
  }
  return KGL_HTTP_OK;
}

/* At least one more byte of input, or why not. */
static kgl_http_status fill(kgl_http_connection *connection, int timeout_ms) {
  if (connection->start < connection->end) return KGL_HTTP_OK;
  connection->start = connection->end = 0;
  if (timeout_ms >= 0 && !wait_for(connection->fd, POLLIN, timeout_ms)) return KGL_HTTP_TIMEOUT;
  ssize_t got;
  do got = read(connection->fd, connection->input, sizeof connection->input);
  while (got < 0 && errno == EINTR);
  if (got <= 0) return KGL_HTTP_CLOSED;
  connection->end = (size_t)got;
  return KGL_HTTP_OK;
}

static char lower(uint8_t byte) {
  return (char)(byte >= 'A' && byte <= 'Z' ? byte | 32 : byte);
}

/* One line without its CRLF, appended to `line`, which is emptied first. */
static kgl_http_status read_line(kgl_http_connection *connection, int timeout_ms, kgl_buffer *line, size_t limit) {
  kgl_buffer_clear(line);
  for (;;) {
    kgl_http_status status = fill(connection, timeout_ms);
    if (status != KGL_HTTP_OK) return status;
    const uint8_t *from = connection->input + connection->start;
    size_t available = connection->end - connection->start;
    const uint8_t *newline = memchr(from, '\n', available);
    size_t taken = newline ? (size_t)(newline - from) : available;
    if (line->length + taken > limit) return KGL_HTTP_MALFORMED;
    kgl_buffer_append(line, from, taken);
    if (line->failed) return KGL_HTTP_MEMORY;
    connection->start += newline ? taken + 1 : taken;
    if (!newline) continue;
    if (line->length && line->bytes[line->length - 1] == '\r') line->length--;
    line->bytes[line->length] = 0;
    return KGL_HTTP_OK;
  }
}

static bool parse_status_line(const kgl_buffer *line, int *status) {
  const uint8_t *text = line->bytes;
  if (line->length < 12 || memcmp(text, "HTTP/1.", 7) != 0 || text[8] != ' ') return false;
  *status = 0;
  for (int i = 9; i < 12; i++) {
    if (text[i] < '0' || text[i] > '9') return false;
    *status = *status * 10 + (text[i] - '0');
  }
  return *status >= 100 && (line->length == 12 || text[12] == ' ');
}

static bool is_blank(uint8_t byte) {
  return byte == ' ' || byte == '\t';
}

/* Adds one field line to `head` as "name:value\n", or its continuation to the field before (obs-fold, RFC 9112 5.2). */
static bool add_field(kgl_buffer *head, const kgl_buffer *line) {
  const uint8_t *at = line->bytes, *end = at + line->length;
  bool folded = is_blank(*at);
  if (folded && !head->length) return false;
  if (!folded) {
    const uint8_t *colon = memchr(at, ':', line->length);
    if (!colon || colon == at) return false;
    for (; at < colon; at++) {
      char name_byte = lower(*at);
      kgl_buffer_append(head, &name_byte, 1);
    }
    kgl_buffer_text(head, ":");
    at = colon + 1;
  } else {
    head->length--; /* reopen the line before */
    kgl_buffer_text(head, " ");
  }
  while (at < end && is_blank(*at)) at++;
  while (end > at && is_blank(end[-1])) end--;
  kgl_buffer_append(head, at, (size_t)(end - at));
  kgl_buffer_text(head, "\n");
  return true;
}

static kgl_http_status read_head(kgl_http_connection *connection, int timeout_ms, kgl_http_response *response) {
  kgl_buffer line = {0};
  kgl_buffer_clear(&response->head);
  kgl_buffer_clear(&response->body);
  kgl_http_status status = fill(connection, timeout_ms);
  /* Nothing at all on a kept connection: the server closed it while it was idle. */
  if (status == KGL_HTTP_CLOSED && connection->used) return KGL_HTTP_UNSENT;
  if (status == KGL_HTTP_OK) status = read_line(connection, timeout_ms, &line, KGL_HTTP_MAX_HEAD);
  if (status == KGL_HTTP_OK && !parse_status_line(&line, &response->status)) status = KGL_HTTP_MALFORMED;
  while (status == KGL_HTTP_OK) {
    status = read_line(connection, timeout_ms, &line, KGL_HTTP_MAX_HEAD);
    if (status != KGL_HTTP_OK || !line.length) break;
    if (response->head.length + line.length > KGL_HTTP_MAX_HEAD || !add_field(&response->head, &line))
      status = KGL_HTTP_MALFORMED;
  }
  if (status == KGL_HTTP_OK && response->head.failed) status = KGL_HTTP_MEMORY;
  kgl_buffer_free(&line);
  return status;
}

static kgl_http_status read_exactly(kgl_http_connection *connection, int timeout_ms, kgl_buffer *body, size_t length) {
  if (length > KGL_HTTP_MAX_BODY - body->length) return KGL_HTTP_MALFORMED;
  if (!kgl_buffer_reserve(body, length)) return KGL_HTTP_MEMORY;
  while (length) {
    kgl_http_status status = fill(connection, timeout_ms);
    if (status != KGL_HTTP_OK) return status;
    size_t available = connection->end - connection->start;
    size_t taken = available < length ? available : length;
    kgl_buffer_append(body, connection->input + connection->start, taken);
    connection->start += taken;
    length -= taken;
  }
  kgl_buffer_append(body, "", 0);
  return KGL_HTTP_OK;
}

/* A chunk-size line: hexadecimal digits, then nothing or an extension (RFC 9112 7.1). */
static bool parse_chunk_size(const kgl_buffer *line, size_t *size) {
  size_t digits = 0;
  *size = 0;
  for (; digits < line->length; digits++) {
    char byte = lower(line->bytes[digits]);
    int value = byte >= '0' && byte <= '9' ? byte - '0' : byte >= 'a' && byte <= 'f' ? byte - 'a' + 10 : -1;
    if (value < 0) break;
    if (*size > KGL_HTTP_MAX_BODY) return false;
    *size = *size * 16 + (size_t)value;
  }
  return digits > 0 && (digits == line->length || line->bytes[digits] == ';' || is_blank(line->bytes[digits]));
}

static kgl_http_status read_chunked(kgl_http_connection *connection, int timeout_ms, kgl_buffer *body) {
  kgl_buffer line = {0};
  kgl_http_status status;
  for (;;) {
    size_t size = 0;
    status = read_line(connection, timeout_ms, &line, KGL_HTTP_MAX_HEAD);
    if (status == KGL_HTTP_OK && !parse_chunk_size(&line, &size)) status = KGL_HTTP_MALFORMED;
    if (status != KGL_HTTP_OK || size == 0) break;
    status = read_exactly(connection, timeout_ms, body, size);
    if (status == KGL_HTTP_OK) status = read_line(connection, timeout_ms, &line, 1);
    if (status == KGL_HTTP_OK && line.length) status = KGL_HTTP_MALFORMED;
    if (status != KGL_HTTP_OK) break;
  }
  /* Trailer fields end with a blank line; none of them is of use here. */
  for (size_t total = 0; status == KGL_HTTP_OK;) {
    status = read_line(connection, timeout_ms, &line, KGL_HTTP_MAX_HEAD);
    if (status != KGL_HTTP_OK || !line.length) break;
    total += line.length;
    if (total > KGL_HTTP_MAX_HEAD) status = KGL_HTTP_MALFORMED;
  }
  kgl_buffer_free(&line);
  return status;
}

static kgl_http_status read_until_close(kgl_http_connection *connection, int timeout_ms, kgl_buffer *body) {
  for (;;) {
    kgl_http_status status = fill(connection, timeout_ms);
    if (status == KGL_HTTP_CLOSED) return KGL_HTTP_OK;
    if (status != KGL_HTTP_OK) return status;
    status = read_exactly(connection, timeout_ms, body, connection->end - connection->start);
    if (status != KGL_HTTP_OK) return status;
  }
}

static bool contains(kgl_slice value, const char *word) {
  size_t length = strlen(word);
  for (size_t i = 0; value.bytes && i + length <= value.length; i++) {
    size_t same = 0;
    while (same < length && lower((uint8_t)value.bytes[i + same]) == word[same]) same++;
    if (same == length) return true;
  }
  return false;
}

static bool parse_length(kgl_slice value, size_t *length) {
  *length = 0;
  for (size_t i = 0; i < value.length; i++) {
    if (value.bytes[i] < '0' || value.bytes[i] > '9' || *length > KGL_HTTP_MAX_BODY) return false;
    *length = *length * 10 + (size_t)(value.bytes[i] - '0');
  }
  return value.length > 0;
}

static kgl_http_status read_body(kgl_http_connection *connection, int timeout_ms, kgl_http_response *response) {
  kgl_slice encoding = kgl_http_header(response, "transfer-encoding");
  kgl_slice length_field = kgl_http_header(response, "content-length");
  bool closing = contains(kgl_http_header(response, "connection"), "close");
  kgl_http_status status = KGL_HTTP_OK;
  size_t length;
  if (response->status == 204 || response->status == 304) {
    kgl_buffer_append(&response->body, "", 0);
  } else if (encoding.bytes) {
    if (!contains(encoding, "chunked")) return KGL_HTTP_MALFORMED;
    kgl_buffer_append(&response->body, "", 0);
    status = read_chunked(connection, timeout_ms, &response->body);
  } else if (length_field.bytes) {
    if (!parse_length(length_field, &length)) return KGL_HTTP_MALFORMED;
    status = read_exactly(connection, timeout_ms, &response->body, length);
  } else {
    kgl_buffer_append(&response->body, "", 0);
    status = read_until_close(connection, timeout_ms, &response->body);
    closing = true;
  }
  if (closing && status == KGL_HTTP_OK) kgl_http_close(connection);
  return status;
}
