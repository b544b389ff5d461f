// What a wish to the system came to.

/** `'none'`: it made no difference, and why not. */
export interface Effect {
  /** The wish, such as `numa: 'local'`. */
  readonly wish: string;
  readonly effect: 'applied' | 'none';
  readonly why: string;
}

export function applied(wish: string, why: string): Effect {
  return { wish, effect: 'applied', why };
}

export function without(wish: string, why: string): Effect {
  return { wish, effect: 'none', why };
}
