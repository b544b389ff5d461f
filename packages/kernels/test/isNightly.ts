/** Set by `test:nightly`: tests then run whole. */
export const isNightly: boolean = process.env.KINGLET_NIGHTLY === '1';
