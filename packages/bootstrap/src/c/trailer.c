#include "trailer.h"

#include <cpu.h>
#include <sha256.h>

#include <fcntl.h>
#include <stdbool.h>
#include <string.h>
#include <sys/auxv.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

static uint64_t read_le(const uint8_t *at, int bytes) {
  uint64_t value = 0;
  for (int i = bytes - 1; i >= 0; i--) value = value << 8 | at[i];
  return value;
}

const char *kgl_trailer_check(const uint8_t *file, size_t length, uint32_t engine_abi, const uint8_t **program,
                              size_t *program_length) {
  if (length < KGL_TRAILER_SIZE || memcmp(file + length - KGL_TRAILER_SIZE, "KINGLET", 8) != 0)
    return "expected bytecode at the end of the bootstrap, found none (or the file was cut short); build it with "
           "@kinglet/bundler";
  const uint8_t *trailer = file + length - KGL_TRAILER_SIZE;
  if (read_le(trailer + 8, 4) != KGL_TRAILER_VERSION || read_le(trailer + 12, 4) != engine_abi)
    return "the bytecode was written by another version of the engine; build it again with the @kinglet/bundler that "
           "came with this bootstrap";
  uint64_t bytes = read_le(trailer + 16, 8), map = read_le(trailer + 24, 8), room = length - KGL_TRAILER_SIZE;
  if (bytes > room || map > room - bytes) return "the bytecode is shorter than its trailer says; build it again";
  uint8_t digest[32];
  kgl_sha256(kgl_cpu_features(), trailer - bytes, (size_t)bytes, digest);
  if (memcmp(digest, trailer + 32, sizeof digest) != 0)
    return "the bytecode was altered: its SHA-256 is not the one in its trailer; build it again";
  *program = trailer - bytes;
  *program_length = (size_t)bytes;
  return NULL;
}

const uint8_t *kgl_trailer_source_map(const uint8_t *program, size_t program_length, size_t *length) {
  *length = (size_t)read_le(program + program_length + 24, 8);
  return *length ? program - *length : NULL;
}

const char *kgl_trailer_load(uint32_t engine_abi, const uint8_t **program, size_t *program_length) {
  int fd = open("/proc/self/exe", O_RDONLY | O_CLOEXEC);
  const char *name = (const char *)getauxval(AT_EXECFN);
  if (fd < 0 && name) fd = open(name, O_RDONLY | O_CLOEXEC);
  struct stat info;
  void *file = MAP_FAILED;
  if (fd >= 0 && fstat(fd, &info) == 0 && info.st_size > 0)
    file = mmap(NULL, (size_t)info.st_size, PROT_READ, MAP_PRIVATE, fd, 0);
  if (fd >= 0) close(fd);
  if (file == MAP_FAILED) return "the bootstrap could not read its own file";
  return kgl_trailer_check(file, (size_t)info.st_size, engine_abi, program, program_length);
}

void kgl_trailer_release(const uint8_t *program, size_t length) {
  uintptr_t page = getauxval(AT_PAGESZ), begin = (uintptr_t)program & ~(page - 1);
  madvise((void *)begin, (uintptr_t)program + length - begin, MADV_DONTNEED);
}
