import { defineSubgraph } from '@tokorozawa/subgraph-kit';
import { MunicipalityReference } from '@tokorozawa/vocabulary';
import { AccessKey } from './access-key/access-key.entity';
import { accessKeys } from './access-key/access-keys';
import { facility } from './facility/facility';
import { FacilityMutations } from './facility/facility.mutations';
import { SharedService } from './facility/facility.resolver';
import { jointEvent } from './joint-event/joint-event';
import { JointEventMutations } from './joint-event/joint-event.mutations';
import { madeUpWrites } from './made-up-records';
import { knownSharedServices } from './shared-service/known-shared-service';
import { knownRecordTypes } from './webhook/known-record-type';
import { Webhook } from './webhook/webhook.entity';
import { WebhookMutations } from './webhook/webhook.mutations';
import { WebhookResolver } from './webhook/webhook.resolver';
import { WebhookDelivery } from './webhook/webhook-delivery.entity';
import { webhookService } from './webhook/webhook-service';
import { AuditEntry } from './write/audit-entry.entity';
import { AuditEntryResolver } from './write/audit-entry.resolver';
import { IdempotentCall } from './write/idempotent-call.entity';

/** 地域共同サービス: what the five cities enter themselves. */
export const regionalServices = defineSubgraph({
  name: 'regional-services',
  title: { ja: '地域共同サービス', en: 'Regional services' },
  themes: ['REGI'],
  concepts: [facility, jointEvent],
  derivedTables: [knownSharedServices, knownRecordTypes],
  ownTables: [
    { entity: AuditEntry, resolver: AuditEntryResolver },
    { entity: IdempotentCall },
    { entity: AccessKey },
    { entity: Webhook, resolver: WebhookResolver },
    { entity: WebhookDelivery },
  ],
  resolvers: [FacilityMutations, JointEventMutations, WebhookMutations],
  accessKeys,
  service: webhookService(),
  extends: [{ type: SharedService }, { type: MunicipalityReference }],
  madeUpWrites,
  directory: __dirname,
});
