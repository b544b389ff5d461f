#include "handler_name.h"

#include "protocol.h"

#include <stdbool.h>
#include <string.h>

static bool has_two_dots(const char *text) {
  for (; *text; text++)
    if (text[0] == '.' && text[1] == '.') return true;
  return false;
}

const char *kgl_handler_name(const char *handler_string, const char **problem) {
  if (!handler_string || !*handler_string) return NULL;
  const char *dot = strrchr(handler_string, '.');
  if (has_two_dots(handler_string)) *problem = "Expected " KGL_ENV_HANDLER " to hold no `..`, found ";
  else if (!dot || !dot[1] || dot == handler_string)
    *problem = "Expected " KGL_ENV_HANDLER " to have the form file.export, found ";
  return *problem ? NULL : dot + 1;
}
