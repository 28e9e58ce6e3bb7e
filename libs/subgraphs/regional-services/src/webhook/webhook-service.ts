import { setTimeout as sleep } from 'node:timers/promises';
import type { DomainService, RunningService, ServiceResources } from '@tokorozawa/subgraph-kit';
import { installJobQueue, JobQueue, standardPauses } from '@tokorozawa/webhooks';
import { announceChanges } from './announce-changes';
import { deliver, type DeliveryJob, type DeliveryOptions } from './deliver';
import { connectionOf, transaction } from './service-transaction';
import { DeliveryState, WebhookDelivery } from './webhook-delivery.entity';

export interface WebhookServiceOptions extends DeliveryOptions {
  /** How often to look for changes, in milliseconds: as long, and no longer, changes wait for others to be told with them. */
  interval: number;
  /** How often to look for jobs of other processes, in seconds. */
  pollingInterval: number;
  /** How many messages one process sends at the same time. */
  concurrency: number;
  /** How many of them to receivers of one municipality, each of which may take its time. */
  concurrencyOfMunicipality: number;
}

const standardOptions: WebhookServiceOptions = {
  interval: 2_000,
  pollingInterval: 2,
  // Four of the five cities cannot keep the fifth waiting.
  concurrency: 10,
  concurrencyOfMunicipality: 2,
  pauses: standardPauses,
  timeout: 15_000,
  maxAnswerSize: 65_536,
};

/** For how long what became of messages is kept, in milliseconds. */
const retention = 30 * 86_400_000;

const cleaningInterval = 3_600_000;

/** The work by which webhooks hear of changes. */
export function webhookService(changed: Partial<WebhookServiceOptions> = {}): DomainService {
  const options = { ...standardOptions, ...changed };
  return {
    install: (database, schema, writer) => installJobQueue(database, schema, writer),
    start: (resources) => start(resources, options),
  };
}

function start(resources: ServiceResources, options: WebhookServiceOptions): RunningService {
  const { schema, writer, log } = resources;
  const stopping = new AbortController();
  let isFailing = false;
  const queue = new JobQueue<DeliveryJob>({
    schema,
    database: writer,
    concurrency: options.concurrency,
    groupConcurrency: options.concurrencyOfMunicipality,
    pollingInterval: options.pollingInterval,
    onError: (error) => log.warn({ error: error.message }, 'the queue of webhooks failed, and tries again'),
  });
  let isQueueStarted = false;
  let cleanedAt = 0;

  /** The queue is started when there is the first message to send: most graphs have no webhooks. */
  async function addJobs(): Promise<void> {
    if (!(await transaction(writer, (manager) => manager.existsBy(WebhookDelivery, { state: DeliveryState.PENDING }))))
      return;
    if (!isQueueStarted) await queue.start((job) => deliver(job, resources, options));
    isQueueStarted = true;
    await transaction(writer, async (manager) => {
      const deliveries = await manager.find(WebhookDelivery, {
        where: { state: DeliveryState.PENDING, needsJob: true },
        order: { id: 'ASC' },
        take: 100,
        lock: { mode: 'pessimistic_write', onLocked: 'skip_locked' },
      });
      const connection = await connectionOf(manager);
      for (const { id, municipalityCode, attempts, dueAt } of deliveries) {
        await queue.add({ id, attempts: attempts.length }, municipalityCode, connection, dueAt ?? undefined);
        await manager.update(WebhookDelivery, id, { needsJob: false });
      }
    });
    queue.wake();
  }

  async function run(): Promise<void> {
    while (!stopping.signal.aborted) {
      try {
        await announceChanges(resources);
        await addJobs();
        if (cleanedAt + cleaningInterval <= resources.now().getTime()) {
          await forgetOldMessages(resources);
          cleanedAt = resources.now().getTime();
        }
        isFailing = false;
      } catch (error) {
        if (!isFailing) log.warn({ error: (error as Error).message }, 'webhooks are not told of changes for now');
        isFailing = true;
      }
      await sleep(options.interval, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  }

  const running = run();
  return {
    async stop() {
      stopping.abort();
      await running;
      await queue.stop();
    },
  };
}

const forgetOldMessages = ({ writer, now }: ServiceResources): Promise<unknown> =>
  transaction(writer, (manager) =>
    manager.query('DELETE FROM webhook_delivery WHERE created_at < $1', [new Date(now().getTime() - retention)]),
  );
