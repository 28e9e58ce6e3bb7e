import { isEarlier, type DataVersion } from './data-version';

/** What is known of a version that lies elsewhere, and for how long that may be relied on. */
export class KnownVersion {
  #version: DataVersion | undefined;
  #asOf = -Infinity;
  #notBefore = -Infinity;

  /** @param goodFor for how many milliseconds after it was asked a version may be taken for the current one */
  constructor(private readonly goodFor: number) {}

  /** The version; undefined while it is not known. */
  current(): DataVersion | undefined {
    return performance.now() - this.#asOf < this.goodFor ? this.#version : undefined;
  }

  /** @param asOf when it was asked, by `performance.now()`: what came later, the answer need not say */
  learn(version: DataVersion, asOf: number): void {
    if (asOf < this.#notBefore) return;
    if (this.#version === undefined || !isEarlier(version, this.#version)) this.#version = version;
    this.#asOf = Math.max(this.#asOf, asOf);
  }

  /** From now on it is unknown, until somebody asks anew. */
  forget(): void {
    this.#asOf = -Infinity;
    this.#notBefore = performance.now();
  }
}
