import {
  badParameter,
  completeData,
  notFound,
  recordTypeOf,
  requireTypeOfDomain,
  type ResourceRequest,
} from '@tokorozawa/resources';
import { plainId } from '@tokorozawa/vocabulary/record-id';

/**
 * Refuses the id of no record, and of one whose type or domain is not that of the calendar, which would stay empty for ever.
 * For calendars without events.
 * @param recordType as the enum `RecordType` names it
 */
export async function requireRecord(
  request: Pick<ResourceRequest, 'ask' | 'schema'>,
  id: string,
  { subgraph, recordType }: { subgraph: string | null; recordType: string | null },
): Promise<void> {
  const answer = await request.ask<{ node: { __typename: string } }>(recordWithId, { id });
  if (answer.errors.some(({ extensions }) => extensions?.code === 'NOT_FOUND')) throw noRecord(id);
  const own = recordTypeOf(completeData(answer).node.__typename);
  if (recordType !== null && recordType !== own) {
    throw badParameter('record', {
      ja: `記録「${id}」の種類は ${own} で、${recordType} ではありません。type を省いてください。`,
      en: `The record "${id}" is of the type ${own}, and not ${recordType}. Leave out "type".`,
    });
  }
  await requireTypeOfDomain(request, subgraph, own, 'record');
}

const recordWithId = 'query RecordWithId($id: ID!) { node(id: $id) { __typename } }';

const noRecord = (id: string) =>
  notFound(
    {
      ja: `ID「${id}」の記録はありません。record を省くと、すべての記録が得られます。`,
      en: `No record has the id "${id}". Leave out "record" for all of them.`,
    },
    'record',
  );

/** Refuses the id or the code of no section. For calendars without events. */
export async function requireSection({ ask }: Pick<ResourceRequest, 'ask'>, idOrCode: string): Promise<void> {
  const { sections } = completeData(
    await ask<{ sections: { id: string; code: string }[] }>('{ sections { id code } }'),
  );
  // A code may be written in the full-width characters of Japanese text.
  const meant = plainId(idOrCode.normalize('NFKC').trim());
  if (sections.some(({ id, code }) => id === meant || code === meant)) return;
  const reason = {
    ja: `総合計画に「${idOrCode}」という節はありません。「5-5」のように書きます。section を省くと、すべての節が得られます。`,
    en: `The comprehensive plan has no section "${idOrCode}". Write it like "5-5", or leave out "section" for all of them.`,
  };
  throw notFound(reason, 'section');
}
