import { randomBytes } from 'node:crypto';
import { mkdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { FastifyBaseLogger } from 'fastify';
import { z } from 'zod';
import { partStates, type StatusRecord } from './status';

/** The record as it was when the gateway stopped. */
export interface KeptRecord extends StatusRecord {
  /** When the gateway last checked its subgraphs. */
  seenAt: Date;
}

const change = z.object({ at: z.iso.datetime(), state: z.enum(partStates), because: z.string().optional() });
const fileShape = z.object({ since: z.iso.datetime(), histories: z.record(z.string(), z.array(change)) });

/**
 * Keeps the record of a gateway in a file over its restarts. The time of the file says until when the gateway has run. A
 * file that cannot be read or written costs the record, and nothing else.
 */
export class StatusFile {
  #written = '';
  #isFaulty = false;

  constructor(
    private readonly path: string,
    private readonly log: FastifyBaseLogger,
  ) {}

  /** Undefined if there is none yet. */
  async read(): Promise<KeptRecord | undefined> {
    try {
      const [text, { mtime }] = await Promise.all([readFile(this.path, 'utf8'), stat(this.path)]);
      const record = fileShape.parse(JSON.parse(text));
      this.#written = text;
      return { ...record, seenAt: mtime };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') this.#report(error);
      return undefined;
    }
  }

  /** Notes that the gateway runs, and what has changed. */
  async write(record: StatusRecord): Promise<void> {
    const text = JSON.stringify(record);
    try {
      if (text === this.#written) await utimes(this.path, new Date(), new Date());
      else await this.#replace(text);
      this.#isFaulty = false;
    } catch (error) {
      this.#written = '';
      this.#report(error);
    }
  }

  /** No reader sees a part of it. */
  async #replace(text: string): Promise<void> {
    const draft = `${this.path}.${randomBytes(4).toString('hex')}`;
    await mkdir(dirname(this.path), { recursive: true });
    try {
      await writeFile(draft, text);
      await rename(draft, this.path);
      this.#written = text;
    } finally {
      await rm(draft, { force: true });
    }
  }

  #report(err: unknown): void {
    if (this.#isFaulty) return;
    this.#isFaulty = true;
    this.log.warn({ err, path: this.path }, 'the record of /status cannot be kept; it begins anew with the next start');
  }
}
