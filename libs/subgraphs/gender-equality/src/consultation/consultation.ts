import { defineConcept, rootList } from '@tokorozawa/subgraph-kit';
import { Consultation } from './consultation.entity';
import { consultationFigures } from './consultation.figures';
import { ConsultationResolver } from './consultation.resolver';

/** 相談 */
export const consultation = defineConcept({
  entity: Consultation,
  resolver: ConsultationResolver,
  list: rootList(Consultation, {
    name: 'consultations',
    description: 'The consultations of the center Furatto (相談事業), in the order of the source. 「ふらっとの相談」',
    one: { description: 'One consultation (相談)', example: 'consultation-telephone' },
    size: 3,
    order: [{ field: 'NUMBER' }],
  }),
  figures: consultationFigures,
  events: { except: ['counts.date'] },
});
