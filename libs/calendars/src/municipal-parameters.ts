import { badParameter, completeData, notFound, type ResourceError, type ResourceRequest } from '@tokorozawa/resources';
import { GraphQLMunicipalityCode } from '@tokorozawa/vocabulary';
import type { Words } from './calendar';

export const municipalityWords: Words = {
  ja: '自治体のコード(6桁または5桁)。所沢市は 112089 です。省くと、すべての市です。',
  en: 'The code of a municipality, of six or five digits. Tokorozawa is 112089. Without it, all of them.',
};

export const facilityWords: Words = {
  ja: '施設のID。省くと、すべての施設です。',
  en: 'The id of a facility. Without it, all of them.',
};

/** The code of six digits. Throws a ResourceError if the parameter is none. */
export function municipalityOf({ query }: Pick<ResourceRequest, 'query'>): string | null {
  const text = query.get('municipality');
  if (text === null) return null;
  try {
    return GraphQLMunicipalityCode.parseValue(text);
  } catch {
    throw badParameter('municipality', {
      ja: `「${text}」は自治体のコードではありません。所沢市は 112089 です。`,
      en: `"${text}" is no code of a municipality. Tokorozawa is 112089.`,
    });
  }
}

export const facilityOf = ({ query }: Pick<ResourceRequest, 'query'>): string | null => query.get('facility');

/** Refuses the code of a municipality outside of the graph, whose calendar would stay empty. For calendars without events. */
export async function requireMunicipality(request: Pick<ResourceRequest, 'query' | 'ask'>): Promise<void> {
  const code = municipalityOf(request);
  if (code === null) return;
  const { municipalities } = completeData(
    await request.ask<{ municipalities: { code: string }[] }>('{ municipalities { code } }'),
  );
  if (municipalities.some((known) => known.code === code)) return;
  const reason = {
    ja: `コード ${code} の自治体は登録されていません。municipality を省くと、すべての市が得られます。`,
    en: `No municipality of the graph has the code ${code}. Leave out "municipality" for all of them.`,
  };
  throw notFound(reason, 'municipality');
}

export const noFacility = (id: string): ResourceError =>
  notFound(
    {
      ja: `「${id}」という施設は登録されていません。facility を省くと、すべての施設が得られます。`,
      en: `No facility with the id "${id}" is entered. Leave out "facility" for all of them.`,
    },
    'facility',
  );
