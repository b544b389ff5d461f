// What the kernels may weigh, in bytes: the only place that says so.
const kib = 1024;

// An addon holds every tier of its architecture. 110 KiB are the kernels', 12 KiB what runs models: operations on elements of any type and model files.
export const sizeLimits = { addon: 1600 * 1000, bootstrap: 260 * kib, zip: (110 + 12) * kib };
