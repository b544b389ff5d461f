#include "telemetry.h"

#include "connection.h"
#include "output.h"

#include <fcntl.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

static uint64_t number_at(const char *text) {
  uint64_t number = 0;
  while (*text == ' ' || *text == '\t') text++;
  for (; *text >= '0' && *text <= '9'; text++) number = number * 10 + (uint64_t)(*text - '0');
  return number;
}

uint64_t kgl_peak_memory(void) {
  static const char name[] = "\nVmHWM:";
  char status[4096] = "";
  int fd = open("/proc/self/status", O_RDONLY | O_CLOEXEC);
  if (fd < 0) return 0;
  ssize_t length = read(fd, status, sizeof status - 1);
  close(fd);
  for (ssize_t at = 0; at + (ssize_t)sizeof name < length; at++)
    if (memcmp(status + at, name, sizeof name - 1) == 0) return number_at(status + at + sizeof name - 1) * 1024;
  return 0;
}

bool kgl_datagram_send(const char *address, kgl_slice bytes) {
  kgl_connection target;
  if (!kgl_connection_open(&target, address)) return false;
  int fd = socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
  if (fd < 0) return false;
  ssize_t sent = sendto(fd, bytes.bytes, bytes.length, MSG_DONTWAIT, (struct sockaddr *)&target.address,
                        sizeof target.address);
  close(fd);
  return sent == (ssize_t)bytes.length;
}

void kgl_line_write(kgl_slice line) {
  kgl_output_write_frame(STDOUT_FILENO, line.bytes, line.length, "\n", 1);
}
