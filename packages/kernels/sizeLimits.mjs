// What the kernels may weigh, in bytes: the only place that says so.
const kib = 1024;

/** Every tier of its architecture. */
const addon = 1600 * 1000;

/**
 * 110 KiB of a zip are the kernels', 12 what runs models, operations on elements of any type and model files, 14 recurrent layers,
 * decision trees, detection and plans whose lengths a run decides.
 */
const zip = (110 + 12 + 14) * kib;

export const sizeLimits = { addon, bootstrap: 272 * kib, zip };
