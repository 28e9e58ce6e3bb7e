import type { DataVersion } from '@tokorozawa/subgraph-kit';

/** What one answer stands on; it is noted while the answer is made. */
export class Dependencies {
  /** Each subgraph that was asked, with the version of its data just before; undefined where nobody knew it. */
  readonly versions = new Map<string, DataVersion | undefined>();
  /** When the answer ceases to be true by the clock alone, in milliseconds since 1970. */
  validUntil = Infinity;
  /** Undefined until the operation is known to be valid. */
  operation: 'query' | 'mutation' | 'subscription' | undefined;

  /** Notes that a part of the answer stands on a version of a subgraph's data: parts of two versions stand on none. */
  noteVersion(subgraph: string, version: DataVersion | undefined): void {
    const isOther = this.versions.has(subgraph) && this.versions.get(subgraph) !== version;
    this.versions.set(subgraph, isOther ? undefined : version);
  }

  noteValidUntil(instant: number): void {
    this.validUntil = Math.min(this.validUntil, instant);
  }

  /** Notes all that another answer stands on, of which this one is made. */
  include(other: Dependencies): void {
    for (const [subgraph, version] of other.versions) this.noteVersion(subgraph, version);
    this.noteValidUntil(other.validUntil);
  }
}
