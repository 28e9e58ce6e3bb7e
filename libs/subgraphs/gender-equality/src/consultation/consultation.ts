import { defineConcept } from '@tokorozawa/subgraph-kit';
import { Consultation } from './consultation.entity';
import { ConsultationResolver } from './consultation.resolver';

/** 相談 */
export const consultation = defineConcept({
  entity: Consultation,
  resolver: ConsultationResolver,
});
