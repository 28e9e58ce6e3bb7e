import { figureWords } from '@tokorozawa/pages';
import type { ResourceRequest } from '@tokorozawa/resources';
import { foldForSearch } from '@tokorozawa/search-text';
import { languageTagOf, type Locale, type Unit } from '@tokorozawa/vocabulary';
import { dateInLanguage } from '@tokorozawa/vocabulary/dates-in-words';
import type { DatedText } from '../date-text';

interface Figure {
  value: number;
  printed: string;
  unit: Unit;
  status: string;
  indicator: { name: string };
  /** The same for all periods and editions. */
  name: string;
  date: DatedText;
  /** `EDITION` if the source does not date it, and the date is that of the edition. */
  dateBasis: string;
}

/** A hit of a search. Only one of a record has the id of one. */
interface Hit {
  /** A value of the enum `RecordType`. */
  recordType: string | null;
  recordId: string | null;
}

interface FoundFigure extends Figure {
  id: string;
}

interface FoundRecord {
  id: string;
  observations: { nodes: Figure[] } | null;
}

/** So many of the best hits that are records say their figures, and so many of each. */
const [maxHits, maxFigures] = [3, 3];

/** So many figures of a record are read, of which those that are searched for come first. */
const maxRead = 20;

const query = `query FiguresOfHits($figures: [ID!]!, $records: [ID!]!) {
  figures: nodes(ids: $figures) { ... on Observation { id ...Said } }
  records: nodes(ids: $records) { ... on Record { id observations(first: ${maxRead}) { nodes { ...Said } } } }
}
fragment Said on Observation {
  value printed unit status indicator { name } name date { precision earliest } dateBasis
}`;

interface Answer {
  figures: (FoundFigure | null)[] | null;
  records: (FoundRecord | null)[] | null;
}

/**
 * What the source counts of the best hits, and each hit that is a figure, in words, by their ids: "女性の割合 20.0 %". Empty if
 * it is not known now.
 * @param text what is searched for
 */
export async function readFiguresOfHits(
  { ask, locale }: Pick<ResourceRequest, 'ask' | 'locale'>,
  text: string,
  hits: readonly Hit[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  // The figures of an indicator are of many records.
  const best = hits.filter(({ recordType }) => recordType !== 'INDICATOR').slice(0, maxHits);
  const idsOf = (some: readonly Hit[]): string[] => some.flatMap(({ recordId }) => recordId ?? []);
  const ids = { figures: idsOf(hits.filter(isFigure)), records: idsOf(best.filter((hit) => !isFigure(hit))) };
  if (ids.figures.length + ids.records.length === 0) return new Map();
  const { data } = await ask<Answer>(query, ids);
  const said = (figure: Figure): string => `${figure.indicator.name} ${figureWords(figure, figure.unit, locale)}`;
  // Figures of several years, or of several editions, may have one name.
  const dated = (figure: Figure): string => `${said(figure)}${inBrackets(dateOf(figure, locale), locale)}`;
  const figures = (data?.figures ?? []).flatMap((each) => (each ? [[each.id, [dated(each)]] as const] : []));
  const isSought = isNamedIn(text);
  const ofRecords = (data?.records ?? []).flatMap((record) => {
    // They come with the oldest first, and the newest of a name stands for the others.
    const own = [...new Map((record?.observations?.nodes ?? []).map((figure) => [figure.name, figure])).values()];
    const soughtFirst = own.toSorted((a, b) => Number(isSought(b)) - Number(isSought(a)));
    return record && own.length > 0 ? [[record.id, soughtFirst.slice(0, maxFigures).map(said)] as const] : [];
  });
  return new Map<string, readonly string[]>([...figures, ...ofRecords]);
}

const inBrackets = (text: string, locale: Locale): string =>
  languageTagOf[locale] === 'ja' ? `(${text})` : ` (${text})`;

function dateOf({ date, dateBasis }: Figure, locale: Locale): string {
  const language = languageTagOf[locale];
  const text = dateInLanguage(date, language);
  if (dateBasis !== 'EDITION') return text;
  return language === 'ja' ? `${text}版` : `${text} edition`;
}

const isFigure = ({ recordType }: Hit): boolean => recordType === 'OBSERVATION';

/** Whether a word of a search is in the name of what a figure counts: 「ディケイター 人口」 is about its population. */
function isNamedIn(text: string): (figure: Figure) => boolean {
  const words = text
    .split(/[\s、]+/)
    .map((word) => foldForSearch(word))
    .filter(Boolean);
  return ({ indicator }) => {
    const name = foldForSearch(indicator.name);
    return words.some((word) => name.includes(word));
  };
}
