import { inLanguage } from '@tokorozawa/pages';
import { domainName, type ResourceRequest } from '@tokorozawa/resources';
import { isEnumType } from 'graphql';

/** The value of the enum `Subgraph` for the catalogue. */
export const catalogue = 'CATALOGUE';

/** What a domain is called, by a value of the enum `Subgraph`. */
export const domainTitle = (request: ResourceRequest, value: string): string =>
  inLanguage(request, domainName(request.schema, value));

/** `GENDER_EQUALITY` → `gender-equality` */
export const subgraphName = (value: string): string => value.toLowerCase().replaceAll('_', '-');

/** The values of the enum `Subgraph`. */
export function subgraphValues({ schema }: ResourceRequest): string[] {
  const type = schema.getType('Subgraph');
  return isEnumType(type) ? type.getValues().map(({ name }) => name) : [];
}
