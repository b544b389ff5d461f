/* The variable _HANDLER: which export is the function. */
#ifndef KGL_HANDLER_NAME_H
#define KGL_HANDLER_NAME_H

/* The part after the last dot: the rest names a file, and the bundle is in this one. NULL: nothing is named, or `*problem`
 * says what is expected of `handler_string`. */
const char *kgl_handler_name(const char *handler_string, const char **problem);

#endif
