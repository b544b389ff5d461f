// Reads requests; what a client of the Runtime API sends, no more.
#define _GNU_SOURCE
#include "http.h"

#include <stdlib.h>
#include <string.h>

static const char *header(const char *head, const char *name) {
  size_t length = strlen(name);
  for (const char *line = strstr(head, "\r\n"); line && line[2] != '\r'; line = strstr(line + 2, "\r\n"))
    if (!strncasecmp(line + 2, name, length) && line[2 + length] == ':') return line + 3 + length;
  return NULL;
}

// The bytes that a chunked body fills, 0 while it is incomplete; with `to`, its data is joined there.
static size_t walk_chunks(char *body, const char *end, char *to, size_t *joined) {
  *joined = 0;
  for (char *at = body;;) {
    char *line_end = memmem(at, (size_t)(end - at), "\r\n", 2);
    if (!line_end) return 0;
    size_t size = strtoul(at, NULL, 16);
    char *data = line_end + 2;
    if (end - data < 2 || (size_t)(end - data) - 2 < size) return 0;
    if (to) memmove(to + *joined, data, size);
    *joined += size;
    at = data + size + 2;
    // Of trailers none is expected: their end is the line behind the last chunk.
    if (!size) return (size_t)(at - body);
  }
}

size_t take_request(char *buffer, size_t length, struct request *request) {
  buffer[length] = 0;
  char *head_end = memmem(buffer, length, "\r\n\r\n", 4);
  if (!head_end) return 0;
  char *body = head_end + 4;
  const char *coding = header(buffer, "transfer-encoding");
  const char *declared = header(buffer, "content-length");
  size_t filled = coding ? walk_chunks(body, buffer + length, NULL, &request->body_length) : 0;
  if (coding && !filled) return 0;
  if (!coding) filled = request->body_length = declared ? strtoul(declared, NULL, 10) : 0;
  if ((size_t)(buffer + length - body) < filled) return 0;
  if (coding) walk_chunks(body, buffer + length, body, &request->body_length);
  request->method = strtok(buffer, " ");
  request->path = strtok(NULL, " ");
  request->body = body;
  return filled + (size_t)(body - buffer);
}
