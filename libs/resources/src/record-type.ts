import { completeData, badParameter } from './resource-error';
import type { ResourceRequest } from './resource';

/** `SISTER_CITY` → `SisterCity`, as types are called in the graph. */
export const typeNameOf = (recordType: string): string =>
  recordType.toLowerCase().replaceAll(/(?:^|_)([a-z])/g, (_match, letter: string) => letter.toUpperCase());

/** `SisterCity` → `SISTER_CITY`, as the enum `RecordType` names it. */
export const recordTypeOf = (typeName: string): string =>
  typeName.replaceAll(/(?<=[a-z\d])(?=[A-Z])/g, '_').toUpperCase();

/** `INTERNATIONAL_RELATIONS` → `international-relations`, as domains are called in addresses. */
export const domainNameOf = (subgraph: string): string => subgraph.toLowerCase().replaceAll('_', '-');

const typesOfDomain = 'query TypesOfDomain($id: ID!) { datasets(where: { ids: [$id] }) { recordTypes } }';

/**
 * Requires that a domain has records of a type: a feed or a calendar of others would stay empty for ever, and nobody would
 * learn why. Throws a ResourceError otherwise.
 * @param parameter the one that gives the type
 */
export async function requireTypeOfDomain(
  { ask }: Pick<ResourceRequest, 'ask'>,
  subgraph: string | null,
  recordType: string | null,
  parameter = 'type',
): Promise<void> {
  if (subgraph === null || recordType === null) return;
  const domain = domainNameOf(subgraph);
  const { datasets } = completeData(
    await ask<{ datasets: { recordTypes: string[] }[] }>(typesOfDomain, { id: domain }),
  );
  const types = datasets.flatMap(({ recordTypes }) => recordTypes);
  if (types.includes(recordType)) return;
  const [name, names] = [typeNameOf(recordType), types.map(typeNameOf).join(', ')];
  throw badParameter(parameter, {
    ja: `領域 ${domain} に ${name} という種類の記録はありません。あるのは ${names} です。`,
    en: `The domain ${domain} has no records of the type ${name}. It has ${names}.`,
  });
}
