/* A response that is written while it is sent: the bytes of an HTTP request with a chunked body (RFC 9112 7.1), produced
 * by the engine, sent by the loop. */
#ifndef KGL_STREAM_H
#define KGL_STREAM_H

#include "buffer.h"

typedef struct {
  kgl_buffer out;     /* what is to be sent: head, chunks, last chunk with trailers */
  size_t sent;        /* bytes of `out` */
  bool started;       /* the head is in `out`: from here on errors go into trailers */
  bool ended;         /* nothing more will be written */
  bool closed;        /* the server is gone or has answered: what is written is dropped */
  bool wants_drain;   /* the writer was told to wait */
} kgl_stream;

void kgl_stream_reset(kgl_stream *stream);

/* One chunk. */
void kgl_stream_write(kgl_stream *stream, const void *bytes, size_t length);

/* The last chunk. With an error type: trailers with it and with its body in base64. */
void kgl_stream_end(kgl_stream *stream, const char *error_type, kgl_slice error_body);

/* Bytes that wait to be sent. */
size_t kgl_stream_pending(const kgl_stream *stream);

#endif
