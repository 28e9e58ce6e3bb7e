import type { BlockList } from 'node:net';
import { partnerLookup, readPartners, stateOfFiles, type Partner } from '@tokorozawa/partners/files';
import { findSubgraph } from '@tokorozawa/registry';
import type { DataVersions, SubgraphClient } from '@tokorozawa/subgraph-client';
import type { FastifyBaseLogger } from 'fastify';
import { composeWithPartners } from './compose';

/** Learns what becomes of partners. */
export interface PartnerEvents {
  /** It serves as its file says. */
  joined(name: string): void;
  left(name: string): void;
  /**
   * Its file, or its present schema, cannot be used.
   *
   * @param reason for everybody to read
   * @param isServed true if it had joined before: it remains as it was
   */
  refused(name: string, reason: string, isServed: boolean): void;
}

export interface PartnersOptions {
  /** Where `npm run partner` writes. */
  directory: string;
  /** Private networks in which hosts with public names may be; undefined for none. */
  networks: BlockList | undefined;
  client: SubgraphClient;
  /** Undefined if no answers are cached. */
  versions: DataVersions | undefined;
  events: PartnerEvents;
  /** In milliseconds. A partner that left is still asked by the requests that began before, for this long. */
  requestTimeout: number;
  log: FastifyBaseLogger;
}

/** A supergraph with partners that may now be served. */
export interface JoinedSupergraph {
  supergraph: string;
  /** Connects the partners that are new in it. Call it before the supergraph is used. */
  connect(): void;
  /** Takes leave of the partners that are no longer in it. Call it when new requests use it. */
  complete(): void;
}

/** The partners of the running gateway. */
export class Partners {
  #joined = new Map<string, Partner>();
  #state: string | undefined;
  #secretFiles: string[] = [];
  /** Those that were refused and have not joined. */
  readonly #waiting = new Set<string>();

  constructor(private readonly options: PartnersOptions) {}

  /** Whether a file has changed since `join` read them. */
  async haveChanged(): Promise<boolean> {
    return this.#state !== (await stateOfFiles(this.options.directory, this.#secretFiles).catch(String));
  }

  /**
   * Composes the supergraph with all partners that fit.
   *
   * @param path of the supergraph without partners
   * @param base its text
   * @param signal to give up
   */
  async join(path: string, base: string, signal: AbortSignal): Promise<JoinedSupergraph> {
    const { directory } = this.options;
    const { partners, faults, secretFiles, state } = await readPartners(directory).catch((error: unknown) => {
      this.#state = String(error);
      throw error;
    });
    this.#secretFiles = secretFiles;
    this.#state = state;
    this.#forgetWaiting([...partners, ...faults]);
    // What is wrong with a file names paths, which are not for everybody.
    for (const { name, reason } of faults) this.#refuse(name, 'its file or its secret cannot be read', reason);
    // A partner whose file became invalid remains as it was.
    const broken = faults.flatMap(({ name }) => this.#joined.get(name) ?? []);
    const candidates = [...partners, ...broken].filter(({ name }) => !this.#isOurs(name));
    if (candidates.length === 0) return this.#changeTo(base, new Map(), []);

    const request = {
      path,
      base,
      partners: candidates.map((partner) => ({ ...schemaOf(partner), joined: this.#schemaOfJoined(partner.name) })),
    };
    const { supergraph, accepted, refused } = await composeWithPartners(request, directory, signal).catch(
      (error: unknown) => {
        if (signal.aborted) throw error;
        for (const { name } of candidates) this.#refuse(name, 'the supergraph cannot be composed', String(error));
        throw error;
      },
    );
    const members = new Map(candidates.filter(({ name }) => accepted.includes(name)).map((one) => [one.name, one]));
    for (const { name, reasons } of refused) {
      this.#refuse(name, reasons.join('\n'));
      const before = this.#joined.get(name);
      if (before) members.set(name, before);
    }
    const asTheirFiles = accepted.filter((name) => !broken.some((one) => one.name === name));
    return this.#changeTo(supergraph, members, asTheirFiles);
  }

  #forgetWaiting(present: { name: string }[]): void {
    for (const name of this.#waiting) {
      if (present.some((one) => one.name === name)) continue;
      this.#waiting.delete(name);
      this.options.events.left(name);
    }
  }

  #isOurs(name: string): boolean {
    if (!findSubgraph(name)) return false;
    this.#refuse(name, 'a subgraph of the city has this name');
    return true;
  }

  #refuse(name: string, reason: string, details?: string): void {
    this.options.log.error({ partner: name, reason, details }, 'a partner cannot join as its file says');
    const isServed = this.#joined.has(name);
    if (!isServed) this.#waiting.add(name);
    this.options.events.refused(name, reason, isServed);
  }

  #schemaOfJoined(name: string): ReturnType<typeof schemaOf> | undefined {
    const joined = this.#joined.get(name);
    return joined && schemaOf(joined);
  }

  /** @param accepted the members that are as their files say */
  #changeTo(supergraph: string, members: Map<string, Partner>, accepted: string[]): JoinedSupergraph {
    const { client, versions, events, log, networks } = this.options;
    const before = this.#joined;
    const changed = [...members.values()].filter((partner) => !isSame(partner, before.get(partner.name)));
    const leaving = [...before.keys()].filter((name) => !members.has(name));
    return {
      supergraph,
      connect() {
        for (const partner of changed) {
          const settings = { ...partner, lookup: partnerLookup(partner.url, { networks }) };
          client.connectPartner(partner.name, settings);
          if (partner.cache === 'version') versions?.followPartner(partner.name, settings);
          else void versions?.unfollowPartner(partner.name);
        }
      },
      complete: () => {
        this.#joined = members;
        for (const { name, url } of changed) {
          log.info({ partner: name, url }, 'a partner has joined');
          this.#waiting.delete(name);
        }
        for (const name of accepted) events.joined(name);
        for (const name of leaving) {
          log.info({ partner: name }, 'a partner has left');
          events.left(name);
          setTimeout(() => void this.#forget(name), this.options.requestTimeout).unref();
        }
      },
    };
  }

  /** Unless it has joined again. */
  async #forget(name: string): Promise<void> {
    if (this.#joined.has(name)) return;
    await this.options.versions?.unfollowPartner(name);
    await this.options.client.disconnectPartner(name);
  }
}

const schemaOf = ({ name, url, sdl, types }: Partner) => ({ name, url, sdl, types });

const isSame = (one: Partner, other: Partner | undefined): boolean => JSON.stringify(one) === JSON.stringify(other);
