// A number that changes at times, its integral and its averages.

/** Starts as 0 at 0 ms; times must not go back. */
export class Level {
  value = 0;
  #area = 0;
  #sinceMs = 0;
  #windowArea = 0;
  #windowFromMs = 0;

  set(atMs: number, value: number): void {
    this.#area += this.value * (atMs - this.#sinceMs);
    this.#sinceMs = atMs;
    this.value = value;
  }

  /** Its integral from the start until `atMs`, which is not before the last change: value times milliseconds. */
  areaAt(atMs: number): number {
    return this.#area + this.value * (atMs - this.#sinceMs);
  }

  /** Its average since this was last asked; over no time, its value. */
  takeAverage(atMs: number): number {
    const area = this.areaAt(atMs) - this.#windowArea;
    const spanMs = atMs - this.#windowFromMs;
    this.#windowArea += area;
    this.#windowFromMs = atMs;
    return spanMs > 0 ? area / spanMs : this.value;
  }
}
