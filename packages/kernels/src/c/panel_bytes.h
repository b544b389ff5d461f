/* Panels of bytes: sixteen columns, of each of which four bytes lie side by side in a line. */
#ifndef KGL_PANEL_BYTES_H
#define KGL_PANEL_BYTES_H

enum { PANEL = 16, QUAD = 4, LINE = PANEL * QUAD };

#endif
