/* Included, but not used, by what wasm2c writes. */
