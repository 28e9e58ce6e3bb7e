import { notesOfRecord, type Note, type Provenance, type RecordProvenance, sourcesOf } from '@tokorozawa/answer-tables';
import { citationOf, inLanguage, license, tagOf, translatorOf, type Html, type PageContext } from '@tokorozawa/pages';
import { citationFigure, shareHeading, shareLink, sourceList } from '@tokorozawa/questions';
import type { ResourceRequest } from '@tokorozawa/resources';
import { html } from 'hono/html';
import type { ColumnChoice } from './column-choices';
import { listPath, searchText } from './list-address';
import { valuesAt } from './listed-values';
import type { Item, ListAnswer, ListRequest } from './read-page';

type ProvenanceOfItem = Omit<Provenance, 'documentJa' | 'documentEn'> & { document: string };

/** Where an item comes from; undefined for one without a provenance, such as a hit of a search. */
function sourceOf({ item: type }: ListRequest['list'], item: Item): RecordProvenance | undefined {
  const provenance = item.provenance as ProvenanceOfItem | null | undefined;
  if (!provenance) return undefined;
  const { document } = provenance;
  // The document is named in the language of the request, in which it is cited.
  const named = { ...provenance, documentJa: document, documentEn: document };
  const name = typeof item.name === 'string' ? item.name : undefined;
  return { path: [], type: type.name, id: String(item.id), name, provenance: named };
}

/** What a reader must know about the cells of a page, by its rows. The column of a note is that of the table. */
export function notesOfItems(
  context: Pick<ResourceRequest, 'locale' | 'schema'>,
  list: ListRequest['list'],
  choices: readonly ColumnChoice[],
  items: readonly Item[],
): Map<Item, Note[]> {
  return new Map(
    items.flatMap((item): [Item, Note[]][] => {
      const source = sourceOf(list, item);
      if (!source) return [];
      const values = choices.map(({ name, path, header }) => {
        const found = valuesAt(item, path);
        const value = found.every((each) => each === null) ? null : found;
        return { field: name, header: inLanguage(context, header), value };
      });
      const notes = notesOfRecord(source, values, context.schema, tagOf(context));
      return notes.length > 0 ? [[item, notes]] : [];
    }),
  );
}

/** Where the rows of a page stand in the source, the address of the page, and how to cite it. */
export function sourcesPart(request: PageContext, { list, parameters }: ListRequest, { items }: ListAnswer): Html {
  const t = translatorOf(request);
  const language = tagOf(request);
  const records = items.flatMap((item) => sourceOf(list, item) ?? []);
  const sources = sourcesOf(records, language);
  const address = request.addresses.absolute(`${listPath(list)}${searchText(parameters)}`);
  const citation = citationOf({ sources, subject: list.title[language], address }, language);
  return html`${sourceList(request, sources)} ${shareHeading(request)} ${shareLink(request, 'share-address', address)}
    ${citationFigure(request, language, citation)}
    <p class="soft">${license[language]}</p>
    <p class="soft">
      ${t(
        '出典と引用は、このページの行のものです。アドレスを開くと、いつでも同じ条件の表が出ます。',
        'The sources and the citation are those of the rows on this page. Its address opens the same question at any time.',
      )}
    </p>`;
}
