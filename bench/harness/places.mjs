import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder `bench`. */
export const benchDirectory = dirname(dirname(fileURLToPath(import.meta.url)));

/** The root of the repository. */
export const root = dirname(benchDirectory);

/** A file of the repository, from its root. */
export const inRoot = (...parts) => join(root, ...parts);

/** A file of the bench. */
export const inBench = (...parts) => join(benchDirectory, ...parts);
