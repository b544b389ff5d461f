// The layout of packed weights: panels of columns, filled up with zeros, that kernels read side by side, wanted or not.

/** Columns of a panel. */
export const panelColumns = 16;
/** Rows of bytes that are multiplied at a time. */
export const byteRows = 4;

/** So many columns, rounded up to whole panels. */
export function wholePanels(columns: number): number {
  return Math.ceil(columns / panelColumns) * panelColumns;
}

/** So many rows of bytes, rounded up to those that are multiplied at a time. */
export function wholeByteRows(rows: number): number {
  return Math.ceil(rows / byteRows) * byteRows;
}
