// Matrices turned.

/** Typed arrays of any type of number. */
export interface MutableNumbers {
  readonly length: number;
  [index: number]: number;
}

/** [rows, columns] to [columns, rows], a tile at a time, which the caches hold. */
export function transpose(source: ArrayLike<number>, target: MutableNumbers, rows: number, columns: number): void {
  const tile = 32;
  for (let top = 0; top < rows; top += tile)
    for (let left = 0; left < columns; left += tile)
      for (let row = top; row < Math.min(top + tile, rows); row++)
        for (let column = left; column < Math.min(left + tile, columns); column++)
          target[column * rows + row] = source[row * columns + column]!;
}
