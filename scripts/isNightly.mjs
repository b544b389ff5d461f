/** Set by `npm run test:nightly`: tests then run whole, for hours. By day they say what they leave out. */
export const isNightly = process.env.KINGLET_NIGHTLY === '1';
