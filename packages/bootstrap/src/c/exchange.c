#include "exchange.h"

#include "clock.h"

#include <errno.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/uio.h>

/* A body with at least this much to come is read to where it will stay. */
#define DIRECT ((size_t)16 * 1024)

static kgl_http_status start(kgl_exchange *exchange);
static kgl_http_status send_request(kgl_exchange *exchange);
static kgl_http_status send_stream(kgl_exchange *exchange);
static kgl_http_status receive(kgl_exchange *exchange);
static void finish(kgl_exchange *exchange);

kgl_http_status kgl_exchange_begin(kgl_exchange *exchange, const void *body, size_t body_length, int timeout_ms,
                                   kgl_http_response *response) {
  exchange->body = body;
  exchange->body_length = body_length;
  exchange->stream = NULL;
  exchange->timeout_ms = timeout_ms;
  if (exchange->head.failed) return KGL_HTTP_MEMORY;
  kgl_http_parser_begin(&exchange->parser, response);
  exchange->kept = exchange->connection.fd >= 0 && exchange->connection.used;
  return start(exchange);
}

kgl_http_status kgl_exchange_begin_stream(kgl_exchange *exchange, kgl_stream *stream, kgl_http_response *response) {
  exchange->stream = stream;
  exchange->timeout_ms = -1; /* a slow reader at the far end may take minutes */
  kgl_http_parser_begin(&exchange->parser, response);
  if (exchange->connection.fd >= 0 && kgl_connection_is_stale(&exchange->connection))
    kgl_connection_close(&exchange->connection);
  exchange->kept = false;
  return start(exchange);
}

kgl_http_status kgl_exchange_step(kgl_exchange *exchange) {
  kgl_http_status status = KGL_HTTP_MORE;
  if (exchange->sending) status = exchange->stream ? send_stream(exchange) : send_request(exchange);
  if (status == KGL_HTTP_MORE && exchange->readable) status = receive(exchange);
  if (status == KGL_HTTP_MORE && exchange->timeout_ms >= 0 && exchange->deadline_ms &&
      kgl_clock_ms() >= exchange->deadline_ms)
    status = KGL_HTTP_TIMEOUT;
  exchange->readable = exchange->may_block = false;
  if (status == KGL_HTTP_MORE) return status;
  if (status == KGL_HTTP_CLOSED && exchange->kept && !exchange->parser.begun) {
    /* Kept over a freeze, it had been closed by the other side: only that is tried twice. */
    kgl_connection_close(&exchange->connection);
    exchange->kept = false;
    return start(exchange);
  }
  if (status == KGL_HTTP_OK) finish(exchange);
  else kgl_connection_close(&exchange->connection);
  return status;
}

short kgl_exchange_events(const kgl_exchange *exchange) {
  bool wants_out = exchange->sending && (!exchange->stream || kgl_stream_pending(exchange->stream));
  return wants_out ? POLLIN | POLLOUT : POLLIN;
}

kgl_http_status kgl_exchange_run(kgl_exchange *exchange, const void *body, size_t body_length, int timeout_ms,
                                 kgl_http_response *response) {
  kgl_http_status status = kgl_exchange_begin(exchange, body, body_length, timeout_ms, response);
  while (status == KGL_HTTP_MORE) {
    struct pollfd poller = {.fd = exchange->connection.fd, .events = kgl_exchange_events(exchange)};
    exchange->readable = poll(&poller, 1, timeout_ms) > 0 && (poller.revents & ~POLLOUT);
    status = kgl_exchange_step(exchange);
  }
  return status;
}

static void await_answer(kgl_exchange *exchange) {
  exchange->deadline_ms = exchange->timeout_ms >= 0 ? kgl_clock_ms() + exchange->timeout_ms : 0;
}

static kgl_http_status start(kgl_exchange *exchange) {
  if (!kgl_connection_connect(&exchange->connection)) return KGL_HTTP_CONNECT;
  exchange->sent = 0;
  exchange->sending = true;
  exchange->spoiled = exchange->blocked = exchange->readable = exchange->may_block = false;
  await_answer(exchange);
  return kgl_exchange_step(exchange);
}

/* Sends what it can of `parts`, or says why not. */
static kgl_http_status send_parts(kgl_exchange *exchange, struct iovec *parts, size_t count, size_t *sent) {
  struct msghdr message = {.msg_iov = parts, .msg_iovlen = count};
  ssize_t result;
  do result = sendmsg(exchange->connection.fd, &message, MSG_NOSIGNAL | MSG_DONTWAIT);
  while (result < 0 && errno == EINTR);
  *sent = result > 0 ? (size_t)result : 0;
  exchange->blocked = result < 0 && (errno == EAGAIN || errno == EWOULDBLOCK);
  if (result >= 0) return KGL_HTTP_OK;
  return exchange->blocked ? KGL_HTTP_MORE : KGL_HTTP_CLOSED;
}

/* If the server answers before all is sent (413 before the body is through), then the answer is what counts, and the
 * connection, which holds half a request, is not used again. */
static kgl_http_status answered_early(kgl_exchange *exchange) {
  exchange->sending = false;
  exchange->spoiled = exchange->readable = true;
  return KGL_HTTP_MORE;
}

static kgl_http_status send_request(kgl_exchange *exchange) {
  size_t head = exchange->head.length, body = exchange->body_length, sent;
  if (exchange->readable) return answered_early(exchange);
  while (exchange->sent < head + body) {
    struct iovec parts[2] = {{exchange->head.bytes, head}, {(void *)(uintptr_t)exchange->body, body}};
    struct iovec *part = exchange->sent < head ? parts : parts + 1;
    size_t done = exchange->sent < head ? exchange->sent : exchange->sent - head;
    part->iov_base = (char *)part->iov_base + done;
    part->iov_len -= done;
    kgl_http_status status = send_parts(exchange, part, (size_t)(parts + 2 - part) - !body, &sent);
    if (status == KGL_HTTP_MORE) return status;
    if (status == KGL_HTTP_CLOSED) return exchange->sent ? answered_early(exchange) : status;
    exchange->sent += sent;
    await_answer(exchange);
  }
  exchange->sending = false;
  return KGL_HTTP_MORE;
}

static kgl_http_status send_stream(kgl_exchange *exchange) {
  kgl_stream *stream = exchange->stream;
  if (stream->out.failed) return KGL_HTTP_MEMORY;
  while (kgl_stream_pending(stream)) {
    size_t sent;
    struct iovec part = {stream->out.bytes + stream->sent, kgl_stream_pending(stream)};
    kgl_http_status status = send_parts(exchange, &part, 1, &sent);
    if (status == KGL_HTTP_MORE) return status;
    if (status == KGL_HTTP_CLOSED) return answered_early(exchange);
    stream->sent += sent;
  }
  stream->sent = 0;
  kgl_buffer_clear(&stream->out);
  exchange->sending = !stream->ended;
  return KGL_HTTP_MORE;
}

static kgl_http_status feed(kgl_exchange *exchange, const uint8_t *bytes, size_t length) {
  size_t used;
  kgl_http_status status = kgl_http_parser_feed(&exchange->parser, bytes, length, &used);
  /* Bytes after the answer are nobody's: what else comes on this connection could not be trusted. */
  if (status == KGL_HTTP_OK && used < length) exchange->spoiled = true;
  return status;
}

/* Reads until the answer is complete or nothing is left to read; the first read may wait. */
static kgl_http_status receive(kgl_exchange *exchange) {
  static uint8_t input[64 * 1024];
  kgl_http_status status = KGL_HTTP_MORE;
  for (bool full = true; status == KGL_HTTP_MORE && full;) {
    size_t room = sizeof input;
    uint8_t *direct = kgl_http_parser_space(&exchange->parser, DIRECT, &room), *to = direct ? direct : input;
    int flags = exchange->may_block ? 0 : MSG_DONTWAIT;
    ssize_t got = recv(exchange->connection.fd, to, room, flags);
    if (got < 0 && errno == EINTR) return KGL_HTTP_MORE;
    if (got < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) {
      if (flags == 0 && exchange->timeout_ms >= 0) return KGL_HTTP_TIMEOUT;
      return KGL_HTTP_MORE;
    }
    if (got < 0) return KGL_HTTP_CLOSED;
    if (got == 0) return kgl_http_parser_end(&exchange->parser);
    full = (size_t)got == room;
    status = direct ? kgl_http_parser_filled(&exchange->parser, (size_t)got) : feed(exchange, to, (size_t)got);
    if (status == KGL_HTTP_MORE) await_answer(exchange);
  }
  return status;
}

static void finish(kgl_exchange *exchange) {
  /* A streamed answer closes its connection (AWS documentation, Runtime API, response streaming). */
  bool unfinished = exchange->sending || exchange->spoiled || exchange->stream;
  exchange->connection.used = true;
  if (unfinished || exchange->parser.closing) kgl_connection_close(&exchange->connection);
  exchange->sending = false;
}
