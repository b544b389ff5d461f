// The little of HTTP/1.1 that the event server reads: whole requests with a length or in chunks.
#pragma once

#include <stdbool.h>
#include <stddef.h>

// A request whose head and body are all there; the pointers lead into the buffer.
struct request {
  char *method;
  char *path;
  char *body;
  size_t body_length;
};

/**
 * Takes a request from the `length` bytes of `buffer`, which must have room for one more. Returns how many of them it
 * filled, 0 while it is incomplete. Writes NULs behind method and path and joins chunks, but only when it is complete.
 */
size_t take_request(char *buffer, size_t length, struct request *request);
