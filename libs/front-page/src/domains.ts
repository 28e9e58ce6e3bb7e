import { inLanguage } from '@tokorozawa/pages';
import type { KnownQuestions } from '@tokorozawa/questions';
import type { ResourceRequest } from '@tokorozawa/resources';
import { isEnumType } from 'graphql';

/** The value of the enum `Subgraph` for the catalogue. */
export const catalogue = 'CATALOGUE';

/** What the records of the catalogue are to a reader who has not heard of it. */
export const catalogueRecords = { ja: '数値・訂正・検算', en: 'Figures, corrections and checks' };

/** What the records of a domain are called, by a value of the enum `Subgraph`. */
export function domainTitle({ titleOf }: KnownQuestions, request: ResourceRequest, value: string): string {
  return inLanguage(request, value === catalogue ? catalogueRecords : titleOf(subgraphName(value)));
}

/** `GENDER_EQUALITY` → `gender-equality` */
export const subgraphName = (value: string): string => value.toLowerCase().replaceAll('_', '-');

/** The values of the enum `Subgraph`. */
export function subgraphValues({ schema }: ResourceRequest): string[] {
  const type = schema.getType('Subgraph');
  return isEnumType(type) ? type.getValues().map(({ name }) => name) : [];
}
