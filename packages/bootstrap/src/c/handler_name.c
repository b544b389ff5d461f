#include "handler_name.h"

#include "protocol.h"

#include <string.h>

const char *kgl_handler_name(const char *handler_string, const char **problem) {
  if (!handler_string || !*handler_string) return NULL;
  const char *dot = strrchr(handler_string, '.');
  if (strstr(handler_string, "..")) *problem = "Expected " KGL_ENV_HANDLER " to hold no `..`, found ";
  else if (!dot || !dot[1] || dot == handler_string)
    *problem = "Expected " KGL_ENV_HANDLER " to have the form file.export, found ";
  return *problem ? NULL : dot + 1;
}
