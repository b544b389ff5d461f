/* libFuzzer: any bytes as the answer of a server; the reader must neither crash nor read outside its buffers, and a
 * response it accepts must be whole. The first byte says whether the connection was used before. */
#include "http.h"

#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

static kgl_http_connection connection;

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  int ends[2];
  if (size < 1 || size > 60000 || socketpair(AF_UNIX, SOCK_STREAM, 0, ends) != 0) return 0;
  if (!kgl_http_open(&connection, "127.0.0.1:1")) abort();
  connection.fd = ends[0];
  connection.used = data[0] & 1;
  if (write(ends[1], data + 1, size - 1) != (ssize_t)(size - 1)) abort();
  close(ends[1]);
  kgl_http_response response = {0};
  while (kgl_http_read_response(&connection, 1000, &response) == KGL_HTTP_OK && connection.fd >= 0) {
    if (response.body.bytes[response.body.length] != 0) abort();
    if (response.status < 200 || response.status > 999) abort();
    kgl_slice id = kgl_http_header(&response, "lambda-runtime-aws-request-id");
    if (id.bytes && memchr(id.bytes, '\n', id.length)) abort();
  }
  kgl_http_close(&connection);
  kgl_buffer_free(&response.head);
  kgl_buffer_free(&response.body);
  return 0;
}
