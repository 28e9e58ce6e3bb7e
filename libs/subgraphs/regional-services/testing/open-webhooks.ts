import { setTimeout as sleep } from 'node:timers/promises';
import {
  type Caller,
  type DomainFeed,
  openAsReader,
  type Subgraph,
  type SubgraphDefinition,
  type SubgraphResponse,
} from '@tokorozawa/subgraph-kit';
import { cloneDatabase } from '@tokorozawa/subgraph-kit/testing';
import { loopback } from '@tokorozawa/webhooks/testing';
import { Client } from 'pg';
import { regionalServices } from '../src';
import { webhookService } from '../src/webhook/webhook-service';
import { callerOf } from './open-regional-services';

export const webhookKey = 'the key of the operator, which only tests know';

/** It makes three attempts, without pauses. */
const impatient: SubgraphDefinition = {
  ...regionalServices,
  service: webhookService({ interval: 20, pollingInterval: 0.5, pauses: [0, 0], timeout: 5_000 }),
};

export const owner = callerOf('112089', { scopes: ['facilities:write', 'webhooks:write', 'audit:read'] });
export const neighbor = callerOf('112097', { scopes: ['facilities:write', 'webhooks:write'] });

export interface TestWebhooks {
  /** Sends an operation, by default as a caller of Tokorozawa. */
  ask(query: string, variables?: Record<string, unknown>, caller?: Caller): Promise<SubgraphResponse>;
  /** Opens the domain in another process, as it were. */
  openProcess(more?: { key?: string }): Promise<Subgraph>;
  /** Executes SQL as a superuser. */
  sql<Row>(text: string, values?: unknown[]): Promise<Row[]>;
  /** What was logged. */
  logged: string[];
  /** Waits until something holds. Throws with what was logged if it does not happen. */
  until(what: string, holds: () => boolean | Promise<boolean>): Promise<void>;
  close(): Promise<void>;
}

/** Opens the domain with webhooks that may be sent to the loopback address. Its service is not started yet. */
export async function openWebhooks(): Promise<TestWebhooks> {
  const clone = await cloneDatabase([regionalServices]);
  const client = new Client({ connectionString: clone.url, options: '-c search_path=regional_services' });
  await client.connect();
  await client.query(`
    INSERT INTO known_municipality (id, name) VALUES
      ('112089', '{"ja": "所沢市", "en": "Tokorozawa"}'), ('112097', '{"ja": "飯能市", "en": "Hanno"}');
    INSERT INTO known_shared_service (id) VALUES ('shared-service-libraries');
    INSERT INTO known_record_type (id, subgraph) VALUES ('Facility', 'regional-services')`);
  const feeds = new Map<string, DomainFeed>();
  const opened: Subgraph[] = [];
  const logged: string[] = [];
  const note = (...parts: unknown[]): void => void logged.push(JSON.stringify(parts));
  async function openProcess({ key = webhookKey }: { key?: string } = {}): Promise<Subgraph> {
    const { subgraph } = await openAsReader(impatient, {
      databaseUrl: clone.url,
      log: { error: note, warn: note, info: note },
      feeds,
      sending: { key, privateNetworks: loopback },
    });
    feeds.set(subgraph.name, subgraph.feed);
    opened.push(subgraph);
    return subgraph;
  }
  const first = await openProcess();
  return {
    ask: (query, variables = {}, caller = owner) => first.execute({ query, variables, caller }),
    openProcess,
    sql: async <Row>(text: string, values?: unknown[]) => (await client.query(text, values)).rows as Row[],
    logged,
    async until(what, holds) {
      const isOver = AbortSignal.timeout(60_000);
      while (!(await holds())) {
        if (isOver.aborted) throw new Error(`This did not happen: ${what}. ${logged.join(' ')}`);
        await sleep(20);
      }
    },
    async close() {
      await Promise.all(opened.map((subgraph) => subgraph.close()));
      await client.end();
      await clone.drop();
    },
  };
}
